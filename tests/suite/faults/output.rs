//! Foreign files in the output folder, and unsuitable output folders.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};

use super::{leftovers, published, site, write};
use crate::program::{BUILD, Folder, tree};

#[test]
fn foreign_files_in_the_output_folder_stay_the_same_files() {
    let folder = site("эски");
    folder.run(BUILD).code(0);
    let public = folder.path().join("public");
    fs::create_dir_all(public.join(".git/objects")).unwrap();
    fs::create_dir_all(public.join("ky/press/notes")).unwrap();
    fs::write(public.join("CNAME"), "bakyt.test").unwrap();
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
    // A socket cannot be hard-linked, so the site is updated in place.
    let _socket = UnixListener::bind(public.join("socket")).unwrap();
    write(&folder, "эски");
    folder.run(BUILD).code(0);
    assert!(public.join("socket").exists() && leftovers(&folder).is_empty());
}

#[test]
fn unsuitable_output_folders_are_refused_and_left_unchanged() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path().join("elsewhere/kept")).unwrap();
    fs::write(folder.path().join("a-file"), "x").unwrap();
    symlink("elsewhere", folder.path().join("link")).unwrap();
    symlink("nowhere", folder.path().join("dangling")).unwrap();
    symlink("content", folder.path().join("elsewhere/back")).unwrap();
    symlink("..", folder.path().join("elsewhere/up")).unwrap();
    // The first build fills the disk cache, which is not compared.
    folder.run(BUILD).code(0);
    let tree = |folder: &Path| -> super::Tree {
        tree(folder).into_iter().filter(|(path, _)| !path.starts_with(".cache")).collect()
    };
    let before = tree(folder.path());
    let whole = folder.path().to_str().unwrap().to_owned();
    for output in [
        "/",
        "//",
        "/..",
        ".",
        "./",
        "..",
        "../..",
        &whole,
        "content",
        "content/",
        "content/press",
        "content/static/public",
        "public/../content",
        "elsewhere/up/content/press",
        "themes",
        "themes/own/static",
        "link",
        "dangling",
        "a-file",
        "a-file/public",
        ".cache",
        ".cache/aikyn",
        ".cache/aikyn/00",
        "elsewhere/up",
    ] {
        for force in [&["--force"][..], &[]] {
            let args = [&["build", "--now", "2017-11-16", "-o", output], force].concat();
            let stderr = folder.run(&args).code(3).err();
            // The unit tests of `publish::target` check the reasons.
            let shown: PathBuf = Path::new(output).components().collect();
            assert!(stderr.contains(&shown.display().to_string()), "{output}: {stderr}");
        }
        assert_eq!(tree(folder.path()), before, "{output}");
    }
    let mut home = folder.command(&["build", "--now", "2017-11-16", "-o", "home", "--force"]);
    fs::create_dir(folder.path().join("home")).unwrap();
    let ran = home.env("HOME", folder.path().join("home")).output().unwrap();
    assert_eq!(ran.status.code(), Some(3), "{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(tree(folder.path()), before);
}

#[test]
fn a_foreign_file_is_overwritten_by_force_only() {
    let folder = site("эски");
    folder.run(BUILD).code(0);
    let public = folder.path().join("public");
    // A foreign file with the path of a page of the next build.
    fs::create_dir_all(public.join("ky/press/own")).unwrap();
    fs::write(public.join("ky/press/own/index.html"), "own").unwrap();
    fs::write(folder.path().join("content/press/own.ky.md"), "---\ntitle: Өз\ndate: 2017-11-16\n---\nСөз.\n").unwrap();
    let before = published(&public);
    let stderr = folder.run(BUILD).code(3).err();
    assert!(stderr.contains("ky/press/own/index.html") && stderr.contains("--force"), "{stderr}");
    assert_eq!(published(&public), before);
    folder.run(&["build", "--now", "2017-11-16", "--force"]).code(0);
    assert!(fs::read_to_string(public.join("ky/press/own/index.html")).unwrap().contains("Өз"));
}

#[test]
fn a_foreign_file_or_folder_in_the_way_is_reported_and_kept() {
    let folder = site("эски");
    folder.run(BUILD).code(0);
    let public = folder.path().join("public");
    let in_the_way = |path: &str, put: &dyn Fn(&Path)| {
        put(&public.join(path));
        let before = published(&public);
        for force in [&["--force"][..], &[]] {
            let stderr = folder.run(&[&["build", "--now", "2017-11-16"], force].concat()).code(3).err();
            assert!(stderr.contains(&format!("`{path}`")) && !stderr.contains("--force"), "{stderr}");
            assert!(published(&public) == before && leftovers(&folder).is_empty(), "{path}");
        }
    };
    in_the_way("ky/press", &|place| {
        fs::remove_dir_all(place).unwrap();
        fs::write(place, "own").unwrap();
    });
    fs::remove_file(public.join("ky/press")).unwrap();
    in_the_way("index.html", &|place| {
        fs::remove_file(place).unwrap();
        fs::create_dir(place).unwrap();
        fs::write(place.join("own.txt"), "own").unwrap();
    });
    fs::remove_dir_all(public.join("index.html")).unwrap();
    folder.run(BUILD).code(0);
    assert!(public.join("ky/press").is_dir() && public.join("index.html").is_file());
}

#[test]
fn a_lost_or_forged_manifest_removes_no_foreign_file() {
    let folder = site("эски");
    folder.run(BUILD).code(0);
    let public = folder.path().join("public");
    fs::write(public.join("CNAME"), "bakyt.test").unwrap();
    let ours =
        tree(&public).into_iter().map(|(path, _)| path).filter(|path| path.to_string_lossy().starts_with(".aikyn"));
    let lists: Vec<_> = ours.map(|path| public.join(path)).collect();
    assert!(!lists.is_empty());
    fs::write(folder.path().join("outside.txt"), "kept").unwrap();
    for forged in [
        "",
        "\0\u{1}",
        "../outside.txt\n",
        "/etc/hostname\n../../outside.txt\n{\"files\": [\"../outside.txt\"]}",
        "aikyn 1\n0000000000000000 ../outside.txt\n0000000000000000 /etc/hostname\nffff\n",
    ] {
        for list in &lists {
            fs::write(list, forged).unwrap();
        }
        write(&folder, "жаңы");
        // The build may be refused, because the folder counts as foreign now.
        let _ = folder.command(BUILD).output().unwrap();
        let ran = folder.command(&["build", "--now", "2017-11-16", "--force"]).output().unwrap();
        assert!(ran.status.success(), "{forged:?}: {}", String::from_utf8_lossy(&ran.stderr));
        assert_eq!(fs::read_to_string(public.join("CNAME")).unwrap(), "bakyt.test", "{forged:?}");
        assert_eq!(fs::read_to_string(folder.path().join("outside.txt")).unwrap(), "kept", "{forged:?}");
        write(&folder, "эски");
    }
}

#[test]
fn a_fifo_with_a_name_of_ours_does_not_block() {
    for name in [".aikyn-manifest", ".aikyn-lock"] {
        let folder = site("эски");
        folder.run(BUILD).code(0);
        let place = folder.path().join("public").join(name);
        fs::remove_file(&place).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&place).status().unwrap().success());
        write(&folder, "жаңы");
        let stderr = folder.run(BUILD).code(3).err();
        assert!(stderr.contains(name), "{stderr}");
    }
    // A FIFO in the cache counts as a missing result.
    let folder = site("эски");
    folder.run(BUILD).code(0);
    for (path, _) in tree(&folder.path().join(".cache")) {
        let place = folder.path().join(".cache").join(path);
        fs::remove_file(&place).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&place).status().unwrap().success());
    }
    folder.run(BUILD).code(0);
}

/// A site may come from a stranger, and other programs use `.cache` too.
#[test]
fn the_cache_writes_and_removes_nothing_through_a_symbolic_link() {
    let elsewhere = tempfile::tempdir().unwrap();
    let (key, rest) = ("00", "0".repeat(62));
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(400 * 24 * 3600);
    for place in ["a", "aikyn/a", "00/a", &format!("{key}/{rest}"), &format!("aikyn/{key}/{rest}"), &rest] {
        let place = elsewhere.path().join(place);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(&place, "kept").unwrap();
        fs::File::options().write(true).open(&place).unwrap().set_modified(old).unwrap();
    }
    let before = tree(elsewhere.path());
    for link in [".cache", ".cache/aikyn", ".cache/aikyn/*"] {
        let folder = site("эски");
        if link.ends_with('*') {
            folder.run(BUILD).code(0);
            for place in fs::read_dir(folder.path().join(".cache/aikyn")).unwrap() {
                let place = place.unwrap().path();
                fs::remove_dir_all(&place).unwrap();
                symlink(elsewhere.path(), place).unwrap();
            }
            write(&folder, "жаңы");
        } else {
            let place = folder.path().join(link);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            symlink(elsewhere.path(), place).unwrap();
        }
        for command in [BUILD, &["check", "--now", "2017-11-16"], BUILD] {
            folder.run(command).code(0);
            assert_eq!(tree(elsewhere.path()), before, "{link}");
        }
    }
}
