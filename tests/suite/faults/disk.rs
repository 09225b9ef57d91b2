//! Disks that are full, read-only, or somebody else's.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::{Disk, as_nobody, give_to_nobody, left_over, open_to_all, seen, site, write};
use crate::program::{BUILD, Folder};

#[test]
fn a_full_disk_leaves_the_old_site() {
    let folder = site("эски");
    let Some(disk) = Disk::mount(folder.path().join("disk"), "1500k") else { return };
    let build = ["build", "--now", "2017-11-16", "-o", "disk/public"];
    folder.run(&build).code(0);
    let public = disk.0.join("public");
    let old = seen(&public);
    // The new site is not larger, but both do not fit.
    write(&folder, "жаңы");
    let filler = disk.0.join("filler");
    fs::write(&filler, vec![0; 600_000]).unwrap();
    let ran = folder.run(&build).code(3);
    assert!(ran.err().contains("disk/"), "{}", ran.err());
    assert_eq!(seen(&public), old);
    assert!(!disk.0.join(".public.aikyn-new").exists());
}

#[test]
fn a_folder_that_is_a_disk_of_its_own_is_written_file_by_file() {
    let folder = site("эски");
    let Some(_disk) = Disk::mount(folder.path().join("public"), "8m") else { return };
    folder.run(BUILD).code(0);
    write(&folder, "жаңы");
    folder.run(BUILD).code(0);
    let page = folder.path().join("public/ky/press/p7/index.html");
    assert!(fs::read_to_string(page).unwrap().contains("жаңы"));
    assert!(left_over(&folder).is_empty());
}

/// Nothing is put in its place before all of it is written.
#[test]
fn a_disk_of_its_own_that_is_full_keeps_the_old_site() {
    let folder = site("эски");
    let Some(disk) = Disk::mount(folder.path().join("public"), "8m") else { return };
    folder.run(BUILD).code(0);
    let filler = disk.0.join("filler");
    assert!(fs::write(&filler, vec![0; 8 << 20]).is_err());
    let file = fs::OpenOptions::new().write(true).open(&filler).unwrap();
    file.set_len(file.metadata().unwrap().len() - (100 << 10)).unwrap();
    // A file that is still open takes its room even when it is removed.
    drop(file);
    let old = seen(&disk.0);
    write(&folder, "жаңы");
    folder.run(BUILD).code(3);
    assert!(seen(&disk.0) == old, "something of the new site stands there");
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
fn however_little_room_there_is_the_site_is_whole() {
    let folder = site("эски");
    let Some(disk) = Disk::mount(folder.path().join("disk"), "4m") else { return };
    let build = ["build", "--now", "2017-11-16", "-o", "disk/public"];
    folder.run(&build).code(0);
    let public = disk.0.join("public");
    let old = seen(&public);
    write(&folder, "жаңы");
    folder.run(&["build", "--now", "2017-11-16", "-o", "new"]).code(0);
    let new = seen(&folder.path().join("new"));
    let filler = disk.0.join("filler");
    let mut failed = 0;
    // From hardly any room to more than enough.
    for left in (0..24).map(|step| (step * 64) << 10) {
        // It takes what there is, and gives back a little.
        let full = fs::write(&filler, vec![0; 4 << 20]);
        assert!(full.is_err());
        let file = fs::OpenOptions::new().write(true).open(&filler).unwrap();
        file.set_len(file.metadata().unwrap().len().saturating_sub(left)).unwrap();
        let code = folder.command(&build).output().unwrap().status.code();
        let left_there = seen(&public);
        assert!(left_there == if code == Some(0) { new.clone() } else { old.clone() }, "{left} bytes left: {code:?}");
        assert!(code == Some(0) || code == Some(3), "{left} bytes left: {code:?}");
        failed += usize::from(code != Some(0));
        fs::remove_file(&filler).unwrap();
        // Back to the old site, with room enough.
        write(&folder, "эски");
        folder.run(&build).code(0);
        write(&folder, "жаңы");
    }
    assert!((1..24).contains(&failed), "{failed} of 24 did not fit");
}

#[test]
fn a_memo_that_finds_no_room_is_no_reason_to_fail() {
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
fn a_disk_that_cannot_be_written_to_is_named() {
    let folder = site("эски");
    let Some(disk) = Disk::mount(folder.path().join("disk"), "8m") else { return };
    let build = ["build", "--now", "2017-11-16", "-o", "disk/public"];
    folder.run(&build).code(0);
    let old = seen(&disk.0.join("public"));
    disk.make_read_only();
    write(&folder, "жаңы");
    let told = folder.run(&build).code(3).err();
    assert!(told.contains("disk/"), "{told}");
    assert_eq!(seen(&disk.0.join("public")), old);
    // A site on such a disk can still be looked at, and published elsewhere.
    let other = Folder::new();
    let Some(source) = Disk::mount(other.path().join("content"), "1m") else { return };
    fs::write(source.0.join("site.yaml"), "title: x\nbase_url: https://example.kg/\nlanguages: [ky]\n").unwrap();
    source.make_read_only();
    other.run(BUILD).code(0);
}

/// Builds a changed site in somebody's name to whom some places in it are closed. The published site stays as it is.
fn built_where_closed(closed: &[&str], mode: u32) -> String {
    let folder = site("эски");
    folder.run(BUILD).code(0);
    open_to_all(&folder);
    let old = seen(&folder.path().join("public"));
    write(&folder, "жаңы");
    let places: Vec<_> = closed.iter().map(|place| folder.path().join(place)).collect();
    let before: Vec<_> = places.iter().map(|place| fs::metadata(place).unwrap().permissions()).collect();
    for place in &places {
        fs::set_permissions(place, fs::Permissions::from_mode(mode)).unwrap();
    }
    let (code, told) = as_nobody(&folder, BUILD);
    for (place, permissions) in places.iter().zip(before) {
        fs::set_permissions(place, permissions).unwrap();
    }
    assert_eq!(code, Some(3), "{told}");
    assert_eq!(seen(&folder.path().join("public")), old);
    told
}

#[test]
fn a_folder_that_may_not_be_written_to_keeps_its_site() {
    let told = built_where_closed(&["", "public"], 0o555);
    assert!(told.contains("public"), "{told}");
}

#[test]
fn a_list_of_our_files_that_may_not_be_read_is_named() {
    let told = built_where_closed(&["public/.aikyn-manifest"], 0o000);
    assert!(
        told.contains("cannot read ") && told.contains("public/.aikyn-manifest: ") && !told.contains("--force"),
        "{told}"
    );
}

/// Such a folder once kept the old site from being removed, and all later builds from beginning.
#[test]
fn a_folder_of_the_site_that_is_closed_stands_in_nobodys_way() {
    for closed in ["ky", "ky/press/p0"] {
        let folder = site("эски");
        folder.run(BUILD).code(0);
        give_to_nobody(&folder);
        write(&folder, "жаңы");
        let place = folder.path().join("public").join(closed);
        fs::set_permissions(&place, fs::Permissions::from_mode(0o555)).unwrap();
        for _ in 0..2 {
            let (code, told) = as_nobody(&folder, BUILD);
            assert_eq!(code, Some(0), "{closed}: {told}");
        }
        let page = fs::read_to_string(folder.path().join("public/ky/press/p0/index.html")).unwrap();
        assert!(page.contains("жаңы"));
        assert_eq!(left_over(&folder), Vec::<String>::new(), "{closed}");
    }
}
