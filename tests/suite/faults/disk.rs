//! Full and read-only disks, mount points, and folders without permission.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::{Disk, give_to_unprivileged, leftovers, make_readable, published, run_unprivileged, site, write};
use crate::program::{BUILD, Folder};

#[test]
fn a_full_disk_keeps_the_old_site() {
    let folder = site("эски");
    let Some(disk) = Disk::mount(folder.path().join("disk"), "1500k") else { return };
    let build = ["build", "--now", "2017-11-16", "-o", "disk/public"];
    folder.run(&build).code(0);
    let public = disk.0.join("public");
    let old = published(&public);
    // The new site is as large as the old one, but there is no room for both.
    write(&folder, "жаңы");
    let filler = disk.0.join("filler");
    fs::write(&filler, vec![0; 600_000]).unwrap();
    let ran = folder.run(&build).code(3);
    assert!(ran.err().contains("disk/"), "{}", ran.err());
    // Elsewhere, the free space is not known.
    if cfg!(not(plain_fs)) {
        assert!(ran.err().contains("about 1 MB more are needed"), "{}", ran.err());
    }
    assert_eq!(published(&public), old);
    assert!(!disk.0.join(".public.aikyn-new").exists());
}

/// A file that cannot be removed, such as one that the administrator has locked.
struct LockedFile(std::path::PathBuf);

impl LockedFile {
    /// Returns `None` if that is not permitted, so that the test can be skipped.
    fn new(path: std::path::PathBuf) -> Option<Self> {
        let locked = std::process::Command::new("chattr").arg("+i").arg(&path).output();
        locked.is_ok_and(|ran| ran.status.success()).then_some(Self(path))
    }

    fn unlock(&self) {
        let _ = std::process::Command::new("chattr").arg("-i").arg(&self.0).output();
    }
}

impl Drop for LockedFile {
    fn drop(&mut self) {
        self.unlock();
    }
}

/// The new site is live before the old one is removed, so a fault of the removal is not one of the
/// site.
#[test]
fn an_old_site_that_cannot_be_removed_is_a_warning() {
    let folder = site("эски");
    folder.run(BUILD).code(0);
    let page = |tree: &str| folder.path().join(tree).join("ky/press/p7/index.html");
    let Some(mut locked) = LockedFile::new(page("public")) else { return };
    write(&folder, "жаңы");
    let ran = folder.run(BUILD).code(0);
    locked.0 = page(".public.aikyn-new");
    assert!(ran.err().contains("the new site is published, but the old one in"), "{}", ran.err());
    assert!(fs::read_to_string(page("public")).unwrap().contains("жаңы"));
    assert!(locked.0.exists());
    let ran = folder.run(BUILD).code(3);
    assert!(ran.err().contains(".public.aikyn-new of an earlier build cannot be removed"), "{}", ran.err());
    locked.unlock();
    folder.run(BUILD).code(0);
    assert_eq!(leftovers(&folder), Vec::<String>::new());
}

/// Other runs, also those of other users, open the lock.
#[test]
#[cfg_attr(plain_fs, ignore = "needs the modes of Unix")]
fn the_lock_has_its_rights_from_the_program() {
    for umask in ["000", "022", "077", "777"] {
        let folder = Folder::new();
        let command = format!("umask {umask}; exec \"$0\" build --now 2017-11-16");
        let program = env!("CARGO_BIN_EXE_aikyn");
        let ran = std::process::Command::new("sh").args(["-c", &command, program]).current_dir(folder.path()).output();
        assert!(ran.unwrap().status.success(), "{umask}");
        let mode = fs::metadata(folder.path().join("public/.aikyn-lock")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o644, "{umask}");
    }
}

#[test]
fn a_mount_point_is_updated_in_place() {
    let folder = site("эски");
    let Some(_disk) = Disk::mount(folder.path().join("public"), "8m") else { return };
    folder.run(BUILD).code(0);
    write(&folder, "жаңы");
    folder.run(BUILD).code(0);
    let page = folder.path().join("public/ky/press/p7/index.html");
    assert!(fs::read_to_string(page).unwrap().contains("жаңы"));
    assert!(leftovers(&folder).is_empty());
}

/// All files are written before the first is replaced.
#[test]
fn a_full_mount_point_keeps_the_old_site() {
    let folder = site("эски");
    let Some(disk) = Disk::mount(folder.path().join("public"), "8m") else { return };
    folder.run(BUILD).code(0);
    let filler = disk.0.join("filler");
    assert!(fs::write(&filler, vec![0; 8 << 20]).is_err());
    let file = fs::OpenOptions::new().write(true).open(&filler).unwrap();
    file.set_len(file.metadata().unwrap().len() - (100 << 10)).unwrap();
    // An open file takes up space even after it is removed.
    drop(file);
    let old = published(&disk.0);
    write(&folder, "жаңы");
    folder.run(BUILD).code(3);
    assert!(published(&disk.0) == old, "the site is partly new");
    fs::remove_file(&filler).unwrap();
    folder.run(BUILD).code(0);
    assert!(fs::read_to_string(disk.0.join("ky/press/p7/index.html")).unwrap().contains("жаңы"));
}

#[test]
fn a_failed_first_build_leaves_an_empty_folder_empty() {
    let folder = site("эски").put("content/press/bad.ky.md", "no front matter");
    let public = folder.path().join("public");
    fs::create_dir_all(&public).unwrap();
    folder.run(BUILD).code(1);
    assert_eq!(fs::read_dir(&public).unwrap().count(), 0);
}

#[test]
fn the_site_is_whole_however_little_space_is_left() {
    let folder = site("эски");
    let Some(disk) = Disk::mount(folder.path().join("disk"), "4m") else { return };
    let build = ["build", "--now", "2017-11-16", "-o", "disk/public"];
    folder.run(&build).code(0);
    let public = disk.0.join("public");
    let old = published(&public);
    write(&folder, "жаңы");
    folder.run(&["build", "--now", "2017-11-16", "-o", "new"]).code(0);
    let new = published(&folder.path().join("new"));
    let filler = disk.0.join("filler");
    let mut failed = 0;
    // From hardly any space to more than enough.
    for left in (0..24).map(|step| (step * 64) << 10) {
        // The filler takes all space and gives a little back.
        assert!(fs::write(&filler, vec![0; 4 << 20]).is_err());
        let file = fs::OpenOptions::new().write(true).open(&filler).unwrap();
        file.set_len(file.metadata().unwrap().len().saturating_sub(left)).unwrap();
        let code = folder.command(&build).output().unwrap().status.code();
        let found = published(&public);
        assert!(found == if code == Some(0) { new.clone() } else { old.clone() }, "{left} bytes left: {code:?}");
        assert!(code == Some(0) || code == Some(3), "{left} bytes left: {code:?}");
        failed += usize::from(code != Some(0));
        fs::remove_file(&filler).unwrap();
        // Back to the old site, with enough space.
        write(&folder, "эски");
        folder.run(&build).code(0);
        write(&folder, "жаңы");
    }
    assert!((1..24).contains(&failed), "{failed} of 24 did not fit");
}

#[test]
fn a_full_or_read_only_cache_is_not_an_error() {
    let folder = Folder::new();
    let Some(disk) = Disk::mount(folder.path().join(".cache"), "64k") else { return };
    fs::write(disk.0.join("filler"), vec![0; 60_000]).unwrap();
    folder.run(BUILD).code(0);
    disk.make_read_only();
    fs::remove_dir_all(folder.path().join("public")).unwrap();
    folder.run(BUILD).code(0);
    assert!(folder.path().join("public/ky/press/news/card.jpg").is_file());
}

#[test]
fn a_read_only_disk_is_reported() {
    let folder = site("эски");
    let Some(disk) = Disk::mount(folder.path().join("disk"), "8m") else { return };
    let build = ["build", "--now", "2017-11-16", "-o", "disk/public"];
    folder.run(&build).code(0);
    let old = published(&disk.0.join("public"));
    disk.make_read_only();
    write(&folder, "жаңы");
    let stderr = folder.run(&build).code(3).err();
    assert!(stderr.contains("disk/"), "{stderr}");
    assert_eq!(published(&disk.0.join("public")), old);
    // A site on a read-only disk can be published elsewhere.
    let other = Folder::new();
    let Some(source) = Disk::mount(other.path().join("content"), "1m") else { return };
    fs::write(source.0.join("site.yaml"), "title: x\nbase_url: https://bakyt.test/\nlanguages: [ky]\n").unwrap();
    source.make_read_only();
    other.run(BUILD).code(0);
}

/// Builds a changed site as an unprivileged user, with restricted permissions on some paths.
///
/// Checks that the build fails and keeps the old site. Returns stderr.
fn failed_build(closed: &[&str], mode: u32) -> String {
    let folder = site("эски");
    folder.run(BUILD).code(0);
    make_readable(&folder);
    let old = published(&folder.path().join("public"));
    write(&folder, "жаңы");
    let places: Vec<_> = closed.iter().map(|place| folder.path().join(place)).collect();
    let before: Vec<_> = places.iter().map(|place| fs::metadata(place).unwrap().permissions()).collect();
    for place in &places {
        fs::set_permissions(place, fs::Permissions::from_mode(mode)).unwrap();
    }
    let (code, stderr) = run_unprivileged(&folder, BUILD);
    for (place, permissions) in places.iter().zip(before) {
        fs::set_permissions(place, permissions).unwrap();
    }
    assert_eq!(code, Some(3), "{stderr}");
    assert_eq!(published(&folder.path().join("public")), old);
    stderr
}

#[test]
fn a_read_only_folder_keeps_its_site() {
    let stderr = failed_build(&["", "public"], 0o555);
    assert!(stderr.contains("public"), "{stderr}");
}

#[test]
fn an_unreadable_manifest_is_reported() {
    let stderr = failed_build(&["public/.aikyn-manifest"], 0o000);
    assert!(
        stderr.contains("cannot read ") && stderr.contains("public/.aikyn-manifest: ") && !stderr.contains("--force"),
        "{stderr}"
    );
}

/// Such a folder once kept the old site from being removed, and all later builds from starting.
#[test]
#[cfg_attr(plain_fs, ignore = "needs the modes of Unix")]
fn a_read_only_folder_inside_the_site_is_replaced() {
    for closed in ["ky", "ky/press/p0"] {
        let folder = site("эски");
        folder.run(BUILD).code(0);
        give_to_unprivileged(&folder);
        write(&folder, "жаңы");
        let place = folder.path().join("public").join(closed);
        fs::set_permissions(&place, fs::Permissions::from_mode(0o555)).unwrap();
        for _ in 0..2 {
            let (code, stderr) = run_unprivileged(&folder, BUILD);
            assert_eq!(code, Some(0), "{closed}: {stderr}");
        }
        let page = fs::read_to_string(folder.path().join("public/ky/press/p0/index.html")).unwrap();
        assert!(page.contains("жаңы"));
        assert_eq!(leftovers(&folder), Vec::<String>::new(), "{closed}");
    }
}
