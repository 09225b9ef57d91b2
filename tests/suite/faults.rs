//! Faults of machines, injected for real: runs that are killed, disks that are full, rights that are missing, clocks, zones
//! and threads that differ. A site that is published is wholly the old one or wholly the new one.
//!
//! `AIKYN_LONG=1 cargo test --release --test suite faults` kills at many more moments.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::program::{BUILD, Folder, tree};

type Tree = Vec<(PathBuf, Vec<u8>)>;

/// Releases enough that publishing them takes a while.
const MANY: usize = 40;
/// Whoever owns nothing here; tests of rights mean nothing for an administrator.
const NOBODY: u32 = 65534;

fn long() -> bool {
    std::env::var_os("AIKYN_LONG").is_some()
}

/// Makes a site of many pages, all of which differ from one `state` to the next.
fn write(folder: &Folder, state: &str) {
    let site = "base_url: https://example.kg/\nlanguages: [ky, ru]\noutputs: {cards: false}\n";
    fs::write(folder.path().join("content/site.yaml"), format!("title: Сайт {state}\n{site}")).unwrap();
    for at in 0..MANY {
        let text = format!("---\ntitle: Кабар {at}\ndate: 2017-11-16\n---\n{state}\n");
        fs::write(folder.path().join(format!("content/press/p{at}.ky.md")), text).unwrap();
    }
}

fn site(state: &str) -> Folder {
    let folder = Folder::new();
    write(&folder, state);
    folder
}

/// A published site as visitors see it.
fn seen(folder: &Path) -> Tree {
    tree(folder).into_iter().filter(|(path, _)| !path.to_string_lossy().starts_with(".aikyn")).collect()
}

/// What of ours stands beside the published site.
fn left_over(folder: &Folder) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    entries.filter(|name| name.contains("aikyn")).collect()
}

#[test]
fn a_run_that_is_killed_leaves_the_old_site_or_the_new_one() {
    let folder = site("эски");
    folder.run(BUILD).code(0);
    let public = folder.path().join("public");
    let staged = folder.path().join(".public.aikyn-new");
    let old = seen(&public);
    write(&folder, "жаңы");
    let begun = Instant::now();
    folder.run(&["build", "--now", "2017-11-16", "-o", "new"]).code(0);
    let whole = begun.elapsed();
    let new = seen(&folder.path().join("new"));
    assert!(old.len() == new.len() && old != new);
    let points = if long() { 400 } else { 12 };
    let mut ends = [0; 2];
    for point in 0..points {
        // Each round goes from the old site to the new one, or back.
        let (before, after, state) = if point % 2 == 0 { (&old, &new, "жаңы") } else { (&new, &old, "эски") };
        write(&folder, if point % 2 == 0 { "эски" } else { "жаңы" });
        folder.run(BUILD).code(0);
        write(&folder, state);
        let mut child = folder.command(BUILD).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // Some are killed at any time, the others soon after the first file of the new site is written.
        if point % 4 == 3 {
            std::thread::sleep(whole * point / points);
        } else {
            while !staged.exists() && child.try_wait().unwrap().is_none() {}
            std::thread::sleep(Duration::from_micros(u64::from(point) * 24_000 / u64::from(points)));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let left = seen(&public);
        assert!(
            left == *before || left == *after,
            "killed at {point} of {points}: neither the old site nor the new one"
        );
        ends[usize::from(left == *after)] += 1;
        folder.run(BUILD).code(0);
        assert_eq!(seen(&public), *after);
        assert!(left_over(&folder).is_empty(), "{:?}", left_over(&folder));
    }
    println!("killed {points} times: {} old sites, {} new ones", ends[0], ends[1]);
}

#[test]
fn a_visitor_never_finds_a_page_missing_or_cut() {
    let folder = site("эски");
    folder.run(BUILD).code(0);
    let page = folder.path().join("public/ky/press/p7/index.html");
    for state in ["жаңы", "эски", "жаңы"] {
        write(&folder, state);
        let mut child = folder.command(BUILD).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while child.try_wait().unwrap().is_none() {
            assert!(fs::read_to_string(&page).is_ok_and(|text| text.ends_with("</html>\n")), "{state}");
        }
        assert!(fs::read_to_string(&page).unwrap().contains(state));
    }
}

/// A small disk in memory at a folder, for as long as this lives.
struct Disk(PathBuf);

impl Disk {
    /// None where the system lets nobody mount one.
    fn mount(place: PathBuf, size: &str) -> Option<Self> {
        fs::create_dir_all(&place).unwrap();
        let options = format!("size={size},mode=777");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &options, "none"]).arg(&place).status();
        mounted.is_ok_and(|status| status.success()).then_some(Self(place))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    let folder = site("эски");
    let Some(disk) = Disk::mount(folder.path().join("disk"), "1500k") else {
        eprintln!("nothing can be mounted here: not tested");
        return;
    };
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
    let Some(_disk) = Disk::mount(folder.path().join("public"), "8m") else {
        eprintln!("nothing can be mounted here: not tested");
        return;
    };
    folder.run(BUILD).code(0);
    write(&folder, "жаңы");
    folder.run(BUILD).code(0);
    let page = folder.path().join("public/ky/press/p7/index.html");
    assert!(fs::read_to_string(page).unwrap().contains("жаңы"));
    assert!(left_over(&folder).is_empty());
}

#[test]
fn what_others_keep_in_the_folder_stays_the_same_file() {
    let folder = site("эски");
    folder.run(BUILD).code(0);
    let public = folder.path().join("public");
    fs::create_dir_all(public.join(".git/objects")).unwrap();
    fs::create_dir_all(public.join("ky/press/notes")).unwrap();
    fs::write(public.join("CNAME"), "example.kg").unwrap();
    fs::write(public.join(".git/HEAD"), "ref").unwrap();
    fs::write(public.join("ky/press/notes/own.txt"), "own").unwrap();
    symlink("CNAME", public.join("link")).unwrap();
    fs::set_permissions(public.join("CNAME"), fs::Permissions::from_mode(0o600)).unwrap();
    fs::set_permissions(public.join(".git"), fs::Permissions::from_mode(0o750)).unwrap();
    let inode = fs::metadata(public.join("CNAME")).unwrap().ino();
    let times = fs::metadata(public.join("robots.txt")).unwrap().modified().unwrap();
    write(&folder, "жаңы");
    folder.run(BUILD).code(0);
    let meta = fs::metadata(public.join("CNAME")).unwrap();
    assert_eq!((meta.ino(), meta.mode() & 0o777, meta.nlink()), (inode, 0o600, 1));
    assert_eq!(fs::metadata(public.join(".git")).unwrap().mode() & 0o777, 0o750);
    assert!(public.join(".git/objects").is_dir());
    assert_eq!(fs::read_link(public.join("link")).unwrap(), Path::new("CNAME"));
    assert_eq!(fs::read_to_string(public.join("ky/press/notes/own.txt")).unwrap(), "own");
    assert_eq!(
        fs::metadata(public.join("robots.txt")).unwrap().modified().unwrap(),
        times,
        "unchanged files keep their times"
    );
    // What no second tree can hold is no reason to fail.
    let _socket = UnixListener::bind(public.join("socket")).unwrap();
    write(&folder, "эски");
    folder.run(BUILD).code(0);
    assert!(public.join("socket").exists() && left_over(&folder).is_empty());
}

#[test]
fn of_two_builds_at_once_each_ends_in_a_whole_site_or_says_why_not() {
    let folder = site("эски");
    folder.run(BUILD).code(0);
    write(&folder, "жаңы");
    let spawn = || folder.command(BUILD).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let runs = [spawn(), spawn(), spawn()].map(|child| child.wait_with_output().unwrap());
    for run in &runs {
        let told = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success() || told.contains("another run is writing"), "{told}");
    }
    assert!(runs.iter().any(|run| run.status.success()));
    folder.run(&["build", "--now", "2017-11-16", "-o", "new"]).code(0);
    assert_eq!(seen(&folder.path().join("public")), seen(&folder.path().join("new")));
    assert!(left_over(&folder).is_empty());
}

#[test]
fn a_web_server_can_read_everything_whatever_the_mask() {
    let folder = site("эски");
    let program = env!("CARGO_BIN_EXE_aikyn");
    let build = format!("umask 077; exec '{program}' --root . build --now 2017-11-16");
    let ran = Command::new("sh").args(["-c", &build]).current_dir(folder.path()).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let hidden = |entry: &walkdir::DirEntry| entry.file_name().to_string_lossy().starts_with(".aikyn");
    for entry in walkdir::WalkDir::new(folder.path().join("public")).into_iter().map(Result::unwrap) {
        let wanted = if entry.file_type().is_dir() { 0o755 } else { 0o644 };
        let mode = entry.metadata().unwrap().mode() & 0o777;
        assert!(mode == wanted || hidden(&entry), "{:?} {mode:o}", entry.path());
    }
}

/// The program run by somebody who owns nothing, or as it is where we are nobody special.
fn as_nobody(folder: &Folder, args: &[&str]) -> (Option<i32>, String) {
    let mut command = folder.command(args);
    if fs::metadata(folder.path()).unwrap().uid() == 0 {
        command.uid(NOBODY).gid(NOBODY);
    }
    let ran = command.output().unwrap();
    (ran.status.code(), String::from_utf8_lossy(&ran.stderr).into_owned())
}

#[test]
fn a_file_that_may_not_be_read_is_named() {
    let folder = site("эски");
    for open in walkdir::WalkDir::new(folder.path()).into_iter().map(Result::unwrap) {
        let mode = if open.file_type().is_dir() { 0o755 } else { 0o644 };
        fs::set_permissions(open.path(), fs::Permissions::from_mode(mode)).unwrap();
    }
    let secret = folder.path().join("content/press/p3.ky.md");
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).unwrap();
    let (code, told) = as_nobody(&folder, &["check", "--now", "2017-11-16"]);
    assert!(code == Some(1) && told.contains("content/press/p3.ky.md"), "{code:?} {told}");
    // A folder that may not be written to: the message names it, and nothing is half done.
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o644)).unwrap();
    folder.run(BUILD).code(0);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    fs::set_permissions(folder.path().join("public"), fs::Permissions::from_mode(0o555)).unwrap();
    let old = seen(&folder.path().join("public"));
    write(&folder, "жаңы");
    let (code, told) = as_nobody(&folder, BUILD);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(folder.path().join("public"), fs::Permissions::from_mode(0o755)).unwrap();
    assert!(code == Some(3) && told.contains("public"), "{code:?} {told}");
    assert_eq!(seen(&folder.path().join("public")), old);
}

#[test]
fn threads_zones_locales_and_the_order_of_folders_change_no_byte() {
    let folder = site("эски");
    folder.run(BUILD).code(0);
    let first = seen(&folder.path().join("public"));
    for (at, (threads, zone, locale)) in
        [("1", "Pacific/Kiritimati", "C"), ("8", "America/New_York", "ru_RU.UTF-8"), ("3", "no/zone", "tr_TR.UTF-8")]
            .into_iter()
            .enumerate()
    {
        // The files are made in another order each time, and many disks list them in the order they came.
        let other = Folder::empty();
        let mut files: Vec<_> =
            tree(folder.path()).into_iter().filter(|(path, _)| path.starts_with("content")).collect();
        files.rotate_left(at * 17);
        files.reverse();
        for (path, bytes) in files {
            fs::create_dir_all(other.path().join(&path).parent().unwrap()).unwrap();
            fs::write(other.path().join(path), bytes).unwrap();
        }
        let mut command = other.command(BUILD);
        command.envs([("RAYON_NUM_THREADS", threads), ("TZ", zone), ("LC_ALL", locale), ("LANG", locale)]);
        assert!(command.output().unwrap().status.success());
        assert_eq!(seen(&other.path().join("public")), first, "{threads} {zone} {locale}");
    }
}

#[test]
fn a_spoilt_memo_changes_no_byte() {
    let folder = Folder::new();
    folder.run(BUILD).code(0);
    let first = seen(&folder.path().join("public"));
    let kept: Vec<PathBuf> = tree(&folder.path().join(".cache")).into_iter().map(|(path, _)| path).collect();
    assert!(kept.len() >= 4, "{}", kept.len());
    for spoil in [
        |bytes: &mut Vec<u8>| bytes.truncate(bytes.len() / 2),
        |bytes: &mut Vec<u8>| bytes.clear(),
        |bytes: &mut Vec<u8>| bytes[40] ^= 0x20,
        |bytes: &mut Vec<u8>| *bytes = b"from another version".repeat(9),
    ] {
        for path in kept.iter().map(|path| folder.path().join(".cache").join(path)) {
            let mut bytes = fs::read(&path).unwrap();
            if bytes.len() > 40 {
                spoil(&mut bytes);
            }
            fs::write(path, bytes).unwrap();
        }
        folder.run(BUILD).code(0);
        assert_eq!(seen(&folder.path().join("public")), first);
    }
    // Something else stands where the memo should be.
    fs::remove_dir_all(folder.path().join(".cache")).unwrap();
    fs::write(folder.path().join(".cache"), "a file").unwrap();
    folder.run(BUILD).code(0);
}

#[test]
fn loops_pipes_and_sockets_are_named_and_never_waited_for() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path().join("content/static/deep")).unwrap();
    symlink("../..", folder.path().join("content/static/deep/loop")).unwrap();
    symlink("self", folder.path().join("content/static/self")).unwrap();
    let _socket = UnixListener::bind(folder.path().join("content/static/socket")).unwrap();
    let pipe = folder.path().join("content/press/pipe.ky.md");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let told = folder.run(&["check", "--now", "2017-11-16"]).code(1).err();
    for name in ["deep/loop", "static/self", "static/socket", "press/pipe.ky.md"] {
        assert!(told.contains(name), "{name} is not named:\n{told}");
    }
}

#[test]
fn ten_thousand_files_in_one_folder_are_no_trouble() {
    let folder = Folder::new();
    let folder_of_files = folder.path().join("content/static/files");
    fs::create_dir_all(&folder_of_files).unwrap();
    for at in 0..10_000 {
        fs::write(folder_of_files.join(format!("file-{at}.txt")), format!("{at}")).unwrap();
    }
    folder.run(BUILD).code(0);
    assert_eq!(fs::read_dir(folder.path().join("public/files")).unwrap().count(), 10_000);
    fs::write(folder_of_files.join("file-7.txt"), "other").unwrap();
    let ran = folder.run(BUILD).code(0);
    assert!(ran.out().contains(": 1 written, "), "{}", ran.out());
}
