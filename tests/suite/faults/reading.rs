//! Sources that are unreadable, are not regular files, change during a build, or are many.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{long, make_readable, published, run_unprivileged, site};
use crate::program::{BUILD, Folder};

#[test]
fn an_unreadable_file_is_reported() {
    let folder = site("эски");
    make_readable(&folder);
    let secret = folder.path().join("content/press/p3.ky.md");
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).unwrap();
    let (code, stderr) = run_unprivileged(&folder, &["check", "--now", "2017-11-16"]);
    assert!(code == Some(1) && stderr.contains("content/press/p3.ky.md"), "{code:?} {stderr}");
}

/// The contents are unknown, so nothing that may be in the file is reported as missing.
#[test]
fn an_unreadable_file_causes_no_follow_up_errors() {
    let folder = Folder::new();
    let put = |path: &str, text: &str| fs::write(folder.path().join(path), text).unwrap();
    put("content/press/other.ky.md", "---\ntitle: Жыйын\nvisit: jyiyn\n---\nЖыйын болду. [Салык](visit:jyiyn)\n");
    fs::create_dir_all(folder.path().join("content/data")).unwrap();
    for path in ["content/data/visits.yaml", "content/press/other.ru.md"] {
        let made = std::process::Command::new("mkfifo").arg(folder.path().join(path)).status().unwrap();
        assert!(made.success());
    }
    let stderr = folder.run(&["check", "--now", "2017-11-16", "--format", "json"]).code(1).out();
    assert_eq!(stderr.matches("\"rule\":\"missing-file\"").count(), 2, "{stderr}");
    assert!(!stderr.contains("unknown-reference") && !stderr.contains("missing-translation"), "{stderr}");
}

#[test]
fn an_inaccessible_folder_is_reported() {
    let folder = site("эски");
    make_readable(&folder);
    let closed = folder.path().join("content/press/closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    let (code, stderr) = run_unprivileged(&folder, &["check", "--now", "2017-11-16"]);
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
    assert!(code == Some(1) && stderr.contains("content/press/closed"), "{code:?} {stderr}");
}

/// Each file is read once, so all pages of a build show the same version of it.
#[test]
fn a_file_that_changes_during_a_build_is_shown_in_one_version() {
    let folder = site("эски");
    let path = folder.path().join("content/press/news.ky.md");
    let text = |state: &str| format!("---\ntitle: Аталыш {state}\ndate: 2017-11-16\n---\n{}\n", state.repeat(2000));
    let other = folder.path().join("other.md");
    fs::write(&path, text("бир")).unwrap();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for round in 0.. {
                if done.load(Ordering::Relaxed) {
                    return;
                }
                let state = ["бир", "эки"][round % 2];
                match round % 3 {
                    // In-place, atomic, and slow writes, as by different editors.
                    0 => fs::write(&path, text(state)).unwrap(),
                    1 => fs::write(&other, text(state)).and_then(|()| fs::rename(&other, &path)).unwrap(),
                    _ => {
                        let _ = fs::remove_file(&path);
                        std::thread::yield_now();
                        fs::write(&path, text(state)).unwrap();
                    }
                }
            }
        });
        for _ in 0..if long() { 200 } else { 10 } {
            let ran = folder.command(BUILD).output().unwrap();
            let stderr = String::from_utf8_lossy(&ran.stderr);
            assert!(matches!(ran.status.code(), Some(0 | 1)) && !stderr.contains("panicked"), "{stderr}");
            let page = fs::read_to_string(folder.path().join("public/ky/press/news/index.html")).unwrap_or_default();
            let list = fs::read_to_string(folder.path().join("public/ky/press/index.html")).unwrap_or_default();
            for (one, two) in [("бир", "эки"), ("эки", "бир")] {
                let title = format!("Аталыш {one}");
                assert!(
                    !(page.contains(&title)
                        && (list.contains(&format!("Аталыш {two}")) || page.contains(&two.repeat(5))))
                );
            }
        }
        done.store(true, Ordering::Relaxed);
    });
    fs::write(&path, text("үч")).unwrap();
    folder.run(BUILD).code(0);
    folder.run(&["build", "--now", "2017-11-16", "-o", "new"]).code(0);
    assert_eq!(published(&folder.path().join("public")), published(&folder.path().join("new")));
}

#[test]
fn link_loops_fifos_and_sockets_are_reported_and_do_not_block() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path().join("content/static/deep")).unwrap();
    symlink("../..", folder.path().join("content/static/deep/loop")).unwrap();
    symlink("self", folder.path().join("content/static/self")).unwrap();
    let _socket = UnixListener::bind(folder.path().join("content/static/socket")).unwrap();
    let pipe = folder.path().join("content/press/pipe.ky.md");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let stderr = folder.run(&["check", "--now", "2017-11-16"]).code(1).err();
    for name in ["deep/loop", "static/self", "static/socket", "press/pipe.ky.md"] {
        assert!(stderr.contains(name), "{name} is missing:\n{stderr}");
    }
}

#[test]
fn a_folder_with_ten_thousand_files_is_published() {
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
