//! Machines that differ: masks, threads, zones, locales, clocks, the order of folders, what an earlier version left, and
//! streams that nobody reads.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::{seen, site};
use crate::program::{BUILD, Folder, tree};

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
fn a_clock_that_is_wrong_ends_in_a_message_or_a_site() {
    let folder = Folder::new();
    for (epoch, code) in
        [("0", 0), ("4102444800", 0), ("-1", 2), ("99999999999999999999", 2), ("yesterday", 2), ("", 2)]
    {
        let ran = folder.command(&["build"]).env("SOURCE_DATE_EPOCH", epoch).output().unwrap();
        let told = String::from_utf8_lossy(&ran.stderr);
        let right = ran.status.code() == Some(code) || code == 2 && ran.status.code() == Some(0);
        assert!(right && !told.contains("panicked"), "{epoch:?}: {:?} {told}", ran.status);
    }
    for now in ["0001-01-01", "9999-12-31", "9999-12-31T23:59", "-9999-01-01", "10000-01-01", "2017-02-30"] {
        let ran = folder.command(&["build", &format!("--now={now}")]).output().unwrap();
        let told = String::from_utf8_lossy(&ran.stderr);
        assert!(
            matches!(ran.status.code(), Some(0 | 2)) && !told.contains("panicked"),
            "{now}: {:?} {told}",
            ran.status
        );
    }
    // The same moment is the same day in every zone of the machine.
    let days = ["Pacific/Kiritimati", "Pacific/Pago_Pago", ":no/such", ""].map(|zone| {
        let ran =
            folder.command(&["build", "-o", "day"]).envs([("SOURCE_DATE_EPOCH", "1510862400"), ("TZ", zone)]).output();
        assert!(ran.unwrap().status.success());
        fs::read(folder.path().join("day/ky/index.html")).unwrap()
    });
    assert!(days.iter().all(|day| *day == days[0]));
}

#[test]
fn who_does_not_listen_is_no_reason_to_fall() {
    let folder = Folder::new().put("content/press/bad.ky.md", "no front matter");
    let full = || Stdio::from(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    for args in [
        &["check", "--format", "json", "--now", "2017-11-16"][..],
        &["check", "--format", "github", "--now", "2017-11-16"],
        &["check", "--now", "2017-11-16"],
        &["status", "--now", "2017-11-16"],
        &["status", "--format", "json", "--now", "2017-11-16"],
        &["explain", "broken-link"],
        &["schema", "visits"],
        &["completions", "bash"],
        &["man"],
        &["--help"],
        &["--version"],
        &["build", "--now", "2017-11-16"],
    ] {
        // A reader that goes away, as `head` does.
        let mut gone = folder.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(gone.stdout.take());
        let told = gone.wait_with_output().unwrap();
        let words = String::from_utf8_lossy(&told.stderr);
        assert!(!words.contains("panicked") && told.status.code() != Some(101), "{args:?}: {:?} {words}", told.status);
        // A disk that is full, for the answer and for the complaint about it.
        let ran = folder.command(args).stdout(full()).stderr(Stdio::piped()).output().unwrap();
        let words = String::from_utf8_lossy(&ran.stderr);
        assert!(!words.contains("panicked") && ran.status.code() != Some(101), "{args:?}: {:?} {words}", ran.status);
        let status = folder.command(args).stdout(full()).stderr(full()).status().unwrap();
        assert!(status.code().is_some_and(|code| code != 101), "{args:?}: {status:?}");
    }
}
