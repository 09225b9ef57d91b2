//! File names that some file systems cannot store or distinguish, and paths that lead elsewhere.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;

use crate::program::{BUILD, Folder};

#[test]
fn names_that_windows_cannot_store_are_errors() {
    for name in [
        "con",
        "CON.txt",
        "aux.html",
        "nul.pdf",
        "com1.txt",
        "LPT9",
        "a:b.txt",
        "q?.pdf",
        "star*.txt",
        "pipe|.txt",
        "less<.txt",
        "quote\".txt",
        "back\\slash.txt",
        "dot.",
        "space ",
        "line\nbreak.txt",
        "bell\u{7}.txt",
    ] {
        let folder = Folder::new();
        fs::create_dir_all(folder.path().join("content/static")).unwrap();
        fs::write(folder.path().join("content/static").join(name), "x").unwrap();
        let stderr = folder.run(BUILD).code(1).err();
        let stem: String = name.chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
        assert!(
            stderr.contains(&format!("content/static/{stem}")) && !stderr.contains("panicked"),
            "{name:?}: {stderr}"
        );
        assert!(!folder.path().join("public").exists(), "{name:?}");
    }
}

#[test]
fn names_that_some_file_systems_cannot_distinguish_are_errors() {
    for (one, other) in [
        ("plan.pdf", "Plan.pdf"),
        ("plan.pdf", "PLAN.PDF"),
        // The letter й, precomposed and as и with a combining breve.
        ("й.pdf", "и\u{306}.pdf"),
        ("жаңы.pdf", "ЖАҢЫ.pdf"),
        ("docs/a.pdf", "Docs/a.pdf"),
    ] {
        let folder = Folder::new();
        for (name, text) in [(one, "one"), (other, "other")] {
            let place = folder.path().join("content/static").join(name);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, text).unwrap();
        }
        let stderr = folder.run(BUILD).code(1).err();
        assert!(stderr.contains("error["), "{one:?} {other:?}: {stderr}");
        assert!(!folder.path().join("public").exists());
    }
}

#[test]
fn names_that_are_too_long_too_deep_or_not_utf8_are_errors() {
    let folder = Folder::new();
    let place = folder.path().join("content/static");
    fs::create_dir_all(&place).unwrap();
    fs::write(place.join(OsStr::from_bytes(b"not-\xff-text.txt")), "x").unwrap();
    fs::write(place.join("long".repeat(60) + ".txt"), "x").unwrap();
    let deep = place.join("deep/".repeat(70));
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("x.txt"), "x").unwrap();
    let stderr = folder.run(BUILD).code(1).err();
    for name in ["content/static/not-", "content/static/longlong", "content/static/deep/deep"] {
        assert!(stderr.contains(name), "{name}: {stderr}");
    }
}

#[test]
fn no_path_in_the_sources_leads_out_of_the_output_folder() {
    let kept = |text: &str| format!("---\ntitle: x\ndate: 2017-11-16\nallow: [missing-translation]\n{text}---\nСөз.\n");
    for front in [
        "slug: ../../out\n",
        "slug: /out\n",
        "slug: out/../../../out\n",
        "slug: \"..\\\\out\"\n",
        "aliases: [/../../out/]\n",
        "aliases: [../out.html]\n",
        "aliases: [/%2e%2e/%2e%2e/out/]\n",
        "aliases: [\"https://bakyt.test/../out\"]\n",
        "aliases: [\"/..\\\\out/\"]\n",
        "image: ../../../out.png\nimage_alt: x\n",
        "image: /../../out.png\nimage_alt: x\n",
    ] {
        let folder = Folder::new().put("content/press/climbs.ky.md", &kept(front));
        fs::write(folder.path().join("out.png"), "x").unwrap();
        let ran = folder.command(BUILD).output().unwrap();
        let stderr = String::from_utf8_lossy(&ran.stderr);
        assert!(matches!(ran.status.code(), Some(0 | 1)) && !stderr.contains("panicked"), "{front}: {stderr}");
        assert!(
            ran.status.code() == Some(1) && stderr.contains("content/press/climbs.ky.md") || front.contains("%2e"),
            "{front}: {stderr}"
        );
        let above: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        let known = ["content", "public", ".cache", "out.png"].map(OsStr::new);
        assert!(above.iter().all(|name| known.contains(&name.as_os_str())), "{front}: {above:?}");
    }
    for (path, text) in [
        ("content/data/documents.yaml", "- {id: a, title: x, file: ../../out.png}\n"),
        ("content/data/documents.yaml", "- {id: a, title: x, file: /etc/hostname}\n"),
        ("content/data/districts.yaml", "- {id: ../out, name: x}\n"),
    ] {
        let folder = Folder::new().put(path, text).put("out.png", "x");
        let stderr = folder.run(BUILD).code(1).err();
        assert!(stderr.contains(path), "{stderr}");
    }
}

const WORD_FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/import/rich.docx");

#[test]
fn new_and_import_do_not_write_outside_of_the_site() {
    let outside = tempfile::tempdir().unwrap();
    for (link, command) in [
        ("content/pages", &["new", "page", "hello"][..]),
        ("content/press", &["new", "press", "hello"]),
        ("content/press", &["import", WORD_FILE, "--language", "ky"]),
        ("content/data", &["new", "visit", "hello"]),
    ] {
        let folder = Folder::new();
        let place = folder.path().join(link);
        let _ = fs::remove_dir_all(&place);
        std::os::unix::fs::symlink(outside.path(), &place).unwrap();
        folder.run(command).code(2);
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0, "{link}");
        // A link inside the site is followed.
        fs::remove_file(&place).unwrap();
        fs::create_dir(folder.path().join("content/own")).unwrap();
        std::os::unix::fs::symlink("own", &place).unwrap();
        if command[1] != "visit" {
            folder.run(command).code(0);
        }
    }
}

#[test]
fn symbolic_links_are_followed_inside_the_site_only() {
    let outside = tempfile::tempdir().unwrap();
    fs::create_dir(outside.path().join("folder")).unwrap();
    fs::write(outside.path().join("folder/secret.txt"), "secret").unwrap();
    let folder = Folder::new().put("content/static/own.txt", "own").put("private.txt", "private");
    let place = folder.path().join("content/static");
    symlink("own.txt", place.join("again.txt")).unwrap();
    folder.run(BUILD).code(0);
    assert_eq!(fs::read_to_string(folder.path().join("public/again.txt")).unwrap(), "own");
    assert!(!folder.path().join("public/again.txt").is_symlink());
    for (name, target) in [
        ("folder", outside.path().join("folder")),
        ("file.txt", outside.path().join("folder/secret.txt")),
        ("dangling.txt", "nowhere.txt".into()),
        ("chain.txt", "file.txt".into()),
        ("climbs.txt", "../../../../../../../../etc/hostname".into()),
        ("process", "/proc/self".into()),
        ("device.txt", "/dev/zero".into()),
    ] {
        symlink(target, place.join(name)).unwrap();
    }
    let stderr = folder.run(BUILD).code(1).err();
    for name in ["folder", "file.txt", "dangling.txt", "chain.txt", "climbs.txt", "process", "device.txt"] {
        assert!(stderr.contains(&format!("content/static/{name}")), "{name}: {stderr}");
    }
    let published = crate::program::tree(&folder.path().join("public"));
    assert!(published.iter().all(|(_, bytes)| !bytes.windows(6).any(|part| part == b"secret")));
}
