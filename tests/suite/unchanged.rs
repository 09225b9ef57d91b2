//! A build with nothing changed: it does nothing, says what a whole build would say, and is never deceived. Each thing that
//! a site depends on is changed in turn, and what stands there afterwards is held against a site built from nothing.

use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::program::{Folder, tree};

const DAY: &str = "2017-11-16T10:00";

/// A site with a draft, a release to come, a text without translation, and a theme file of its own.
fn site() -> Folder {
    // Cards take long to draw, and nothing here is about them.
    let settings = "title: Сайт\nbase_url: https://example.kg/\nlanguages: [ky, ru]\noutputs: {cards: false}\n";
    Folder::new()
        .put("content/site.yaml", settings)
        .put("content/press/alone.ky.md", "---\ntitle: Жалгыз\ndate: 2017-11-16\n---\nТекст.\n")
        .put(
            "content/press/draft.ky.md",
            "---\ntitle: x\ndate: 2017-11-16\ndraft: true\nallow: [missing-translation]\n---\n",
        )
        .put(
            "content/press/later.ky.md",
            "---\ntitle: y\ndate: 2017-11-16\npublish_at: \"2017-11-16 18:00\"\nallow: [missing-translation]\n---\n",
        )
        .put("content/static/note.txt", "a note")
}

/// What one run did.
struct Run {
    /// Nothing was built, since nothing had to be.
    quick: bool,
    /// Not even the sources were read.
    unread: bool,
    /// What was said, but for the times.
    said: String,
}

fn run(folder: &Folder, args: &[&str]) -> Run {
    let ran = folder.run(&[&["-v", "build"], args].concat()).code(0);
    let (out, err) = (ran.out(), ran.err());
    let timed = |line: &&str| !line.ends_with(" ms");
    let told: Vec<&str> = err.lines().filter(timed).chain(out.lines()).collect();
    let did = |what: &str| err.lines().any(|line| line.starts_with(what));
    Run { quick: !did("build: "), unread: !did("read: "), said: told.join("\n") }
}

/// Waits until what was written can be told by its time from whatever is written later.
fn rest() {
    std::thread::sleep(Duration::from_millis(2100));
}

fn build(folder: &Folder) -> Run {
    run(folder, &["--now", DAY])
}

/// A published site but for what is ours alone.
fn seen(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    tree(folder).into_iter().filter(|(path, _)| !path.to_string_lossy().starts_with(".aikyn")).collect()
}

/// The site as it is built from nothing.
fn fresh(folder: &Folder, args: &[&str]) -> Vec<(PathBuf, Vec<u8>)> {
    let other = Folder::empty();
    for part in ["content", "themes"].map(|part| folder.path().join(part)).iter().filter(|part| part.exists()) {
        let entries = walkdir::WalkDir::new(part).follow_links(true).into_iter().map(Result::unwrap);
        for entry in entries.filter(|entry| entry.file_type().is_file()) {
            let place = other.path().join(entry.path().strip_prefix(folder.path()).unwrap());
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::copy(entry.path(), place).unwrap();
        }
    }
    other.run(&[&["build"], args].concat()).code(0);
    seen(&other.path().join("public"))
}

fn public(folder: &Folder) -> PathBuf {
    folder.path().join("public")
}

/// Everything in a folder, with what would tell of a write.
fn traces(folder: &Path) -> Vec<(PathBuf, u64, i64, i64, i64, i64)> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    entries
        .map(|entry| {
            let meta = entry.metadata().unwrap();
            let times = (meta.mtime(), meta.mtime_nsec(), meta.ctime(), meta.ctime_nsec());
            (entry.path().to_owned(), meta.ino(), times.0, times.1, times.2, times.3)
        })
        .collect()
}

#[test]
fn nothing_is_written_and_the_same_is_said() {
    let folder = site();
    rest();
    let first = build(&folder);
    assert!(!first.quick && first.said.contains("missing-translation"), "{}", first.said);
    let before = traces(folder.path());
    let second = build(&folder);
    assert!(second.quick && second.unread, "{}", second.said);
    assert_eq!(before, traces(folder.path()));
    // A whole build of what is published already says the same.
    fs::remove_dir_all(folder.path().join(".cache")).unwrap();
    let whole = build(&folder);
    assert!(!whole.quick);
    assert_eq!(second.said, whole.said);
    // Each language and each loudness says its own.
    let other = |args: &[&str]| {
        let ran = folder.run(&[args, &["build", "--now", DAY]].concat()).code(0);
        (ran.out(), ran.err())
    };
    for args in [&["--lang", "ky"][..], &["--quiet"], &["--color", "always"]] {
        assert_eq!(other(args), other(args), "{args:?}");
    }
    assert!(other(&["--lang", "ru"]).1.contains("предупреждение"));
    assert_eq!(other(&["--quiet"]), (String::new(), String::new()));
    folder.run(&["build", "--now", DAY, "--strict"]).code(1);
}

#[test]
fn every_change_of_a_source_is_seen() {
    let folder = site();
    build(&folder);
    let news = folder.path().join("content/press/news.ky.md");
    let text = fs::read_to_string(&news).unwrap();
    let times = fs::metadata(&news).unwrap().modified().unwrap();
    let changes: [(&str, &dyn Fn()); 7] = [
        ("a byte, under the same size and time", &|| {
            fs::write(&news, text.replace("Текст", "Тескт")).unwrap();
            fs::File::options().write(true).open(&news).unwrap().set_modified(times).unwrap();
        }),
        ("a new file", &|| fs::write(folder.path().join("content/static/new.txt"), "new").unwrap()),
        ("a file less", &|| fs::remove_file(folder.path().join("content/static/note.txt")).unwrap()),
        ("another name", &|| {
            fs::rename(folder.path().join("content/static/new.txt"), folder.path().join("content/static/newer.txt"))
                .unwrap();
        }),
        ("a theme", &|| {
            fs::create_dir_all(folder.path().join("themes/own/strings")).unwrap();
            fs::write(folder.path().join("themes/own/theme.yaml"), "name: own\nextends: default\n").unwrap();
            let site = folder.path().join("content/site.yaml");
            let text = fs::read_to_string(&site).unwrap();
            fs::write(site, text + "theme: own\n").unwrap();
        }),
        ("a file of the theme", &|| {
            fs::write(folder.path().join("themes/own/strings/ky.ftl"), "menu-people = Кабар\n").unwrap();
            fs::write(folder.path().join("themes/own/strings/ru.ftl"), "menu-people = Вести\n").unwrap();
        }),
        ("a link in the place of a file", &|| {
            fs::rename(&news, folder.path().join("content/static/moved.md")).unwrap();
            symlink("../static/moved.md", &news).unwrap();
        }),
    ];
    for (what, change) in changes {
        assert!(build(&folder).quick, "before: {what}");
        change();
        assert!(!build(&folder).quick, "{what}");
        assert_eq!(seen(&public(&folder)), fresh(&folder, &["--now", DAY]), "{what}");
    }
    // A new time on old bytes is no change.
    fs::File::options().write(true).open(&news).unwrap().set_modified(std::time::SystemTime::now()).unwrap();
    assert!(build(&folder).quick);
    // What cannot be had is a change as well.
    fs::remove_file(folder.path().join("content/static/moved.md")).unwrap();
    folder.run(&["build", "--now", DAY]).code(1);
}

#[test]
fn sources_that_have_rested_are_not_read_and_every_change_of_them_is_seen() {
    let folder = site();
    let (news, aside) = (folder.path().join("content/press/news.ky.md"), folder.path().join("aside"));
    let files = folder.path().join("content/static");
    let text = fs::read_to_string(&news).unwrap();
    let times = fs::metadata(&news).unwrap().modified().unwrap();
    let put = |place: &Path, text: &str| {
        fs::write(place, text).unwrap();
        fs::File::options().write(true).open(place).unwrap().set_modified(times).unwrap();
    };
    let changes: [(&str, &dyn Fn()); 3] = [
        ("a byte, under the same size and time", &|| put(&news, &text.replace("Текст", "Тескт"))),
        ("another file of the same size and time in its place", &|| {
            put(&aside, &text.replace("Текст", "Ткест"));
            fs::rename(&aside, &news).unwrap();
        }),
        ("one file less, and one more", &|| fs::rename(files.join("note.txt"), files.join("notes.txt")).unwrap()),
    ];
    for (what, change) in changes {
        // What was young when it was read is read once more, and then known.
        build(&folder);
        rest();
        let read = build(&folder);
        assert!(read.quick && !read.unread, "{what}");
        let known = build(&folder);
        assert!(known.quick && known.unread, "{what}");
        assert_eq!(known.said, read.said, "{what}");
        change();
        assert!(!build(&folder).quick, "{what}");
        assert!(seen(&public(&folder)) == fresh(&folder, &["--now", DAY]), "{what}");
    }
    // Behind a link a file may change without anything here.
    symlink(files.join("notes.txt"), files.join("other.txt")).unwrap();
    build(&folder);
    rest();
    assert!(!build(&folder).unread && !build(&folder).unread);
}

#[test]
fn every_change_of_the_published_site_is_mended() {
    let folder = site();
    let first = build(&folder);
    let page = public(&folder).join("ky/press/news/index.html");
    let whole = seen(&public(&folder));
    let spoil: [(&str, &dyn Fn()); 6] = [
        ("a byte, under the same size and time", &|| {
            let times = fs::metadata(&page).unwrap().modified().unwrap();
            let mut bytes = fs::read(&page).unwrap();
            bytes[100] ^= 1;
            fs::write(&page, bytes).unwrap();
            fs::File::options().write(true).open(&page).unwrap().set_modified(times).unwrap();
        }),
        ("zeros, as a power cut leaves them", &|| {
            fs::write(&page, vec![0; fs::read(&page).unwrap().len()]).unwrap();
        }),
        ("a file less", &|| fs::remove_file(&page).unwrap()),
        ("a link in the place of a file", &|| {
            fs::rename(&page, folder.path().join("moved")).unwrap();
            symlink("../../../../moved", &page).unwrap();
        }),
        ("a folder in the place of a file", &|| {
            fs::remove_file(&page).unwrap();
            fs::create_dir(&page).unwrap();
        }),
        ("no manifest", &|| fs::remove_file(public(&folder).join(".aikyn-manifest")).unwrap()),
    ];
    for (what, spoil) in spoil {
        assert!(build(&folder).quick, "before: {what}");
        spoil();
        // Without a manifest the folder counts as somebody else's.
        let force: &[&str] = if what == "no manifest" { &["--force"] } else { &[] };
        assert!(!run(&folder, &[&["--now", DAY], force].concat()).quick, "{what}");
        assert_eq!(seen(&public(&folder)), whole, "{what}");
        assert!(!page.is_symlink());
    }
    // What others put there is theirs, and no reason to build.
    fs::write(public(&folder).join("CNAME"), "example.kg").unwrap();
    let again = build(&folder);
    assert!(again.quick && again.said.contains(": 0 written, ") && !first.said.contains(": 0 written, "));
    // What a killed run left is cleared away.
    for left in [".public.aikyn-new", "public/.aikyn-tmp-1"] {
        fs::create_dir_all(folder.path().join(left)).unwrap();
        if left.ends_with("tmp-1") {
            fs::remove_dir(folder.path().join(left)).unwrap();
            fs::write(folder.path().join(left), "unfinished").unwrap();
        }
        assert!(!build(&folder).quick, "{left}");
        assert!(!folder.path().join(left).exists(), "{left}");
    }
    // Through a link nothing is looked at, and nothing written.
    fs::rename(public(&folder).join("ky"), folder.path().join("elsewhere")).unwrap();
    symlink("../elsewhere", public(&folder).join("ky")).unwrap();
    folder.run(&["build", "--now", DAY]).code(3);
}

#[test]
fn every_wish_and_every_hour_has_its_own_answer() {
    let folder = site();
    build(&folder);
    for args in [
        &["--now", "2017-11-16T17:59"][..],
        &["--now", "2017-11-16T18:00"],
        &["--now", "2017-11-16T09:59"],
        &["--now", "2017-11-17T00:00"],
        &["--now", "2017-11-15"],
        &["--now", DAY, "--drafts"],
        &["--now", DAY, "--future"],
        &["--now", DAY, "--portable"],
        &["--now", DAY, "--base-url", "https://other.kg/"],
    ] {
        let first = run(&folder, args);
        // Only until the release comes out the site is the same by itself.
        assert_eq!(first.quick, args[1] == "2017-11-16T17:59", "{args:?}");
        assert_eq!(seen(&public(&folder)), fresh(&folder, args), "{args:?}");
        assert!(run(&folder, args).quick, "{args:?}");
    }
    // Each output folder has its own, and one that is gone is made.
    assert!(!build(&folder).quick && build(&folder).quick);
    assert!(!run(&folder, &["--now", DAY, "-o", "other"]).quick);
    assert!(run(&folder, &["--now", DAY, "-o", "other"]).quick && build(&folder).quick);
    fs::remove_dir_all(folder.path().join("other")).unwrap();
    assert!(!run(&folder, &["--now", DAY, "-o", "other"]).quick);
}

#[test]
fn without_a_day_the_clock_decides() {
    let folder = site();
    // The release comes out at 18:00 in Bishkek, which is noon in Greenwich.
    let at = |seconds: u64| {
        let mut command = folder.command(&["-v", "build"]);
        let ran = command.env("SOURCE_DATE_EPOCH", seconds.to_string()).output().unwrap();
        assert!(ran.status.success());
        !String::from_utf8_lossy(&ran.stderr).contains("\nbuild: ")
    };
    let noon = 1_510_833_600;
    let later = public(&folder).join("ky/press/later/index.html");
    assert!(!at(noon - 3600) && at(noon - 3599) && at(noon - 1) && !later.exists());
    assert!(!at(noon) && later.exists());
    assert!(at(noon + 1) && at(noon + 6 * 3600 - 1));
    assert!(!at(noon + 6 * 3600));
}

#[test]
fn a_spoilt_stamp_and_another_program_count_for_nothing() {
    let folder = site();
    build(&folder);
    let whole = seen(&public(&folder));
    let cache = folder.path().join(".cache");
    let kept: Vec<(PathBuf, Vec<u8>)> = tree(&cache);
    for spoil in [
        |bytes: &mut Vec<u8>| bytes.truncate(bytes.len() / 2),
        |bytes: &mut Vec<u8>| bytes.clear(),
        |bytes: &mut Vec<u8>| bytes.reverse(),
        |bytes: &mut Vec<u8>| *bytes = b"from another version".repeat(9),
    ] {
        for (path, bytes) in &kept {
            let mut bytes = bytes.clone();
            spoil(&mut bytes);
            fs::write(cache.join(path), bytes).unwrap();
        }
        assert!(!build(&folder).quick);
        assert_eq!(seen(&public(&folder)), whole);
        assert!(build(&folder).quick);
    }
    // The stamp of an earlier state of the same site.
    let earlier = tree(&cache);
    let folder = folder.put("content/press/news.ky.md", "---\ntitle: Башка\ndate: 2017-11-16\n---\n");
    build(&folder);
    for (path, bytes) in earlier {
        fs::write(cache.join(path), bytes).unwrap();
    }
    assert!(!build(&folder).quick && build(&folder).quick);
    // The same program in another place may be another program.
    let program = folder.path().join("aikyn");
    fs::copy(env!("CARGO_BIN_EXE_aikyn"), &program).unwrap();
    let again = || {
        let mut command = Command::new(&program);
        let ran = command
            .args(["-v", "--root", ".", "build", "--now", DAY])
            .current_dir(folder.path())
            .env("LC_ALL", "C")
            .output();
        !String::from_utf8_lossy(&ran.unwrap().stderr).contains("\nbuild: ")
    };
    assert!(!again() && again());
    fs::remove_file(&program).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_aikyn"), &program).unwrap();
    assert!(!again());
}
