//! Differences between machines: umask, threads, time zone, locale, clock, directory order, a
//! damaged cache, and streams without a reader.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::{published, site};
use crate::program::{BUILD, Folder, tree};

#[test]
#[cfg_attr(plain_fs, ignore = "needs the modes of Unix")]
fn a_web_server_can_read_everything_whatever_the_umask_is() {
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
fn threads_zones_locales_and_directory_order_change_no_byte() {
    let folder = site("эски");
    folder.run(BUILD).code(0);
    let first = published(&folder.path().join("public"));
    for (at, (threads, zone, locale)) in
        [("1", "Pacific/Kiritimati", "C"), ("8", "America/New_York", "ru_RU.UTF-8"), ("3", "no/zone", "tr_TR.UTF-8")]
            .into_iter()
            .enumerate()
    {
        // The files are created in another order each time, and many file systems list them in it.
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
        assert_eq!(published(&other.path().join("public")), first, "{threads} {zone} {locale}");
    }
}

#[test]
fn a_damaged_cache_changes_no_byte() {
    let folder = Folder::new();
    folder.run(BUILD).code(0);
    let first = published(&folder.path().join("public"));
    let kept: Vec<PathBuf> = tree(&folder.path().join(".cache")).into_iter().map(|(path, _)| path).collect();
    assert!(kept.len() >= 4, "{}", kept.len());
    for damage in [
        |bytes: &mut Vec<u8>| bytes.truncate(bytes.len() / 2),
        |bytes: &mut Vec<u8>| bytes.clear(),
        |bytes: &mut Vec<u8>| bytes[40] ^= 0x20,
        |bytes: &mut Vec<u8>| *bytes = b"from another version".repeat(9),
    ] {
        for path in kept.iter().map(|path| folder.path().join(".cache").join(path)) {
            let mut bytes = fs::read(&path).unwrap();
            if bytes.len() > 40 {
                damage(&mut bytes);
            }
            fs::write(path, bytes).unwrap();
        }
        folder.run(BUILD).code(0);
        assert_eq!(published(&folder.path().join("public")), first);
    }
    // A file has the path of the cache.
    fs::remove_dir_all(folder.path().join(".cache")).unwrap();
    fs::write(folder.path().join(".cache"), "a file").unwrap();
    folder.run(BUILD).code(0);
}

#[test]
fn an_invalid_time_is_a_usage_error() {
    let folder = Folder::new();
    let check = |name: &str, mut command: Command, code: i32| {
        let ran = command.output().unwrap();
        assert_eq!(ran.status.code(), Some(code), "{name:?}: {}", String::from_utf8_lossy(&ran.stderr));
    };
    // An empty variable counts as unset.
    for (epoch, code) in
        [("0", 0), ("4102444800", 0), ("-1", 0), ("", 0), ("99999999999999999999", 2), ("yesterday", 2)]
    {
        let mut command = folder.command(&["build"]);
        command.env("SOURCE_DATE_EPOCH", epoch);
        check(epoch, command, code);
    }
    for (now, code) in [
        ("0001-01-01", 0),
        ("9999-12-31", 0),
        ("9999-12-31T23:59", 0),
        ("0000-01-01", 2),
        ("-9999-01-01", 2),
        ("10000-01-01", 2),
        ("2017-02-30", 2),
    ] {
        check(now, folder.command(&["build", &format!("--now={now}")]), code);
    }
    // The same time is the same day, whatever the time zone of the machine is.
    let days = ["Pacific/Kiritimati", "Pacific/Pago_Pago", ":no/such", ""].map(|zone| {
        let ran =
            folder.command(&["build", "-o", "day"]).envs([("SOURCE_DATE_EPOCH", "1510862400"), ("TZ", zone)]).output();
        assert!(ran.unwrap().status.success());
        fs::read(folder.path().join("day/ky/index.html")).unwrap()
    });
    assert!(days.iter().all(|day| *day == days[0]));
}

#[test]
fn a_closed_or_full_stream_causes_no_panic() {
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
        // A reader that exits early, as `head` does.
        let mut gone = folder.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(gone.stdout.take());
        let ran = gone.wait_with_output().unwrap();
        let stderr = String::from_utf8_lossy(&ran.stderr);
        assert!(!stderr.contains("panicked") && ran.status.code() != Some(101), "{args:?}: {:?} {stderr}", ran.status);
        // A full disk for stdout, and then for stderr too.
        let ran = folder.command(args).stdout(full()).stderr(Stdio::piped()).output().unwrap();
        let stderr = String::from_utf8_lossy(&ran.stderr);
        assert!(!stderr.contains("panicked") && ran.status.code() != Some(101), "{args:?}: {:?} {stderr}", ran.status);
        let status = folder.command(args).stdout(full()).stderr(full()).status().unwrap();
        assert!(status.code().is_some_and(|code| code != 101), "{args:?}: {status:?}");
    }
}
