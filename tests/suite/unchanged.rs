//! A build with nothing changed: it writes nothing and prints what a full build prints.
//!
//! Each test changes one thing that a site depends on, and compares the result with a clean build.

use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::program::{Folder, tree};

const NOW: &str = "2017-11-16T10:00";

/// A site with a draft, a scheduled release, and a text without translation.
fn site() -> Folder {
    // Share cards are switched off, because they are slow to draw and no test here needs them.
    let settings = "title: Сайт\nbase_url: https://bakyt.test/\nlanguages: [ky, ru]\noutputs: {cards: false}\n";
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

/// The outcome of one run.
struct Run {
    /// The run found the site up to date and skipped the build.
    skipped: bool,
    /// Both streams without the timings.
    printed: String,
}

impl Run {
    fn new(stdout: &str, stderr: &str) -> Self {
        let untimed = stderr.lines().filter(|line| !line.ends_with(" ms")).chain(stdout.lines());
        Self {
            skipped: !stderr.lines().any(|line| line.starts_with("build: ")),
            printed: untimed.collect::<Vec<_>>().join("\n"),
        }
    }
}

fn run(folder: &Folder, args: &[&str]) -> Run {
    let ran = folder.run(&[&["-v", "build"], args].concat()).code(0);
    Run::new(&ran.out(), &ran.err())
}

fn build(folder: &Folder) -> Run {
    run(folder, &["--now", NOW])
}

fn public(folder: &Folder) -> PathBuf {
    folder.path().join("public")
}

/// The published files without the program's own.
fn published(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    tree(folder).into_iter().filter(|(path, _)| !path.to_string_lossy().starts_with(".aikyn")).collect()
}

/// The files of a clean build from the same sources.
fn clean(folder: &Folder, args: &[&str]) -> Vec<(PathBuf, Vec<u8>)> {
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
    published(&other.path().join("public"))
}

/// Every file and folder with the metadata that a write would change.
fn metadata(folder: &Path) -> Vec<(PathBuf, u64, [i64; 4])> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    let with_metadata = entries.map(|entry| {
        let meta = entry.metadata().unwrap();
        let times = [meta.mtime(), meta.mtime_nsec(), meta.ctime(), meta.ctime_nsec()];
        (entry.path().to_owned(), meta.ino(), times)
    });
    with_metadata.collect()
}

/// Replaces the contents of a file and restores its mtime.
fn write_with_old_mtime(file: &Path, bytes: &[u8]) {
    let modified = fs::metadata(file).unwrap().modified().unwrap();
    fs::write(file, bytes).unwrap();
    fs::File::options().write(true).open(file).unwrap().set_modified(modified).unwrap();
}

#[test]
fn an_unchanged_site_is_not_written_and_its_diagnostics_are_repeated() {
    let folder = site();
    let first = build(&folder);
    assert!(!first.skipped && first.printed.contains("missing-translation"), "{}", first.printed);
    let before = metadata(folder.path());
    let second = build(&folder);
    assert!(second.skipped, "{}", second.printed);
    assert_eq!(before, metadata(folder.path()));
    // A full build over the published site prints the same.
    fs::remove_dir_all(folder.path().join(".cache")).unwrap();
    let full = build(&folder);
    assert!(!full.skipped);
    assert_eq!(second.printed, full.printed);
    // Diagnostics are repeated only in the same language, verbosity and color.
    let with = |args: &[&str]| {
        let ran = folder.run(&[args, &["build", "--now", NOW]].concat()).code(0);
        (ran.out(), ran.err())
    };
    for args in [&["--lang", "ky"][..], &["--quiet"], &["--color", "always"]] {
        assert_eq!(with(args), with(args), "{args:?}");
    }
    assert!(with(&["--lang", "ru"]).1.contains("предупреждение"));
    assert_eq!(with(&["--quiet"]), (String::new(), String::new()));
    folder.run(&["build", "--now", NOW, "--strict"]).code(1);
}

#[test]
fn a_changed_source_is_built() {
    let folder = site();
    build(&folder);
    let news = folder.path().join("content/press/news.ky.md");
    let files = folder.path().join("content/static");
    let text = fs::read_to_string(&news).unwrap();
    let changes: [(&str, &dyn Fn()); 6] = [
        ("contents with the same size and mtime", &|| {
            write_with_old_mtime(&news, text.replace("Текст", "Тескт").as_bytes());
        }),
        ("an added file", &|| fs::write(files.join("new.txt"), "new").unwrap()),
        ("a removed file", &|| fs::remove_file(files.join("note.txt")).unwrap()),
        ("a renamed file", &|| fs::rename(files.join("new.txt"), files.join("newer.txt")).unwrap()),
        ("a theme", &|| {
            let strings = folder.path().join("themes/own/strings");
            fs::create_dir_all(&strings).unwrap();
            fs::write(folder.path().join("themes/own/theme.yaml"), "name: own\nextends: default\n").unwrap();
            fs::write(strings.join("ky.ftl"), "menu-people = Кабар\n").unwrap();
            fs::write(strings.join("ru.ftl"), "menu-people = Вести\n").unwrap();
            let settings = folder.path().join("content/site.yaml");
            let text = fs::read_to_string(&settings).unwrap();
            fs::write(settings, text + "theme: own\n").unwrap();
        }),
        ("a file replaced by a symbolic link", &|| {
            fs::rename(&news, files.join("moved.md")).unwrap();
            symlink("../static/moved.md", &news).unwrap();
        }),
    ];
    for (name, change) in changes {
        assert!(build(&folder).skipped, "before: {name}");
        change();
        assert!(!build(&folder).skipped, "{name}");
        assert_eq!(published(&public(&folder)), clean(&folder, &["--now", NOW]), "{name}");
    }
    // A new mtime alone is not a change.
    fs::File::options().write(true).open(&news).unwrap().set_modified(std::time::SystemTime::now()).unwrap();
    assert!(build(&folder).skipped);
    // A link without a target is an unreadable source.
    fs::remove_file(files.join("moved.md")).unwrap();
    folder.run(&["build", "--now", NOW]).code(1);
}

#[test]
fn a_changed_output_is_repaired() {
    let folder = site();
    build(&folder);
    let page = public(&folder).join("ky/press/news/index.html");
    let whole = published(&public(&folder));
    let changes: [(&str, &dyn Fn()); 6] = [
        ("a byte, with the same size and mtime", &|| {
            let mut bytes = fs::read(&page).unwrap();
            bytes[100] ^= 1;
            write_with_old_mtime(&page, &bytes);
        }),
        ("zeros, as after a power loss", &|| fs::write(&page, vec![0; fs::read(&page).unwrap().len()]).unwrap()),
        ("a removed file", &|| fs::remove_file(&page).unwrap()),
        ("a file replaced by a symbolic link", &|| {
            fs::rename(&page, folder.path().join("moved")).unwrap();
            symlink("../../../../moved", &page).unwrap();
        }),
        ("a file replaced by a folder", &|| {
            fs::remove_file(&page).unwrap();
            fs::create_dir(&page).unwrap();
        }),
        ("a removed manifest", &|| fs::remove_file(public(&folder).join(".aikyn-manifest")).unwrap()),
    ];
    for (name, change) in changes {
        assert!(build(&folder).skipped, "before: {name}");
        change();
        // Without its manifest the folder counts as foreign.
        let force: &[&str] = if name == "a removed manifest" { &["--force"] } else { &[] };
        assert!(!run(&folder, &[&["--now", NOW], force].concat()).skipped, "{name}");
        assert_eq!(published(&public(&folder)), whole, "{name}");
        assert!(!page.is_symlink());
    }
    // A foreign file does not count as a change.
    fs::write(public(&folder).join("CNAME"), "bakyt.test").unwrap();
    assert!(build(&folder).skipped);
    // Leftovers of a killed run are removed.
    fs::create_dir(folder.path().join(".public.aikyn-new")).unwrap();
    assert!(!build(&folder).skipped && !folder.path().join(".public.aikyn-new").exists());
    fs::write(public(&folder).join(".aikyn-tmp-1"), "unfinished").unwrap();
    assert!(!build(&folder).skipped && !public(&folder).join(".aikyn-tmp-1").exists());
    // A folder that became a symbolic link is neither read nor written through.
    fs::rename(public(&folder).join("ky"), folder.path().join("elsewhere")).unwrap();
    symlink("../elsewhere", public(&folder).join("ky")).unwrap();
    folder.run(&["build", "--now", NOW]).code(3);
}

#[test]
fn a_record_holds_for_one_set_of_options_and_until_the_site_changes_by_itself() {
    let folder = site();
    build(&folder);
    for args in [
        &["--now", "2017-11-16T17:59"][..],
        &["--now", "2017-11-16T18:00"],
        &["--now", "2017-11-16T09:59"],
        &["--now", "2017-11-17T00:00"],
        &["--now", "2017-11-15"],
        &["--now", NOW, "--drafts"],
        &["--now", NOW, "--future"],
        &["--now", NOW, "--portable"],
        &["--now", NOW, "--base-url", "https://other.kg/"],
    ] {
        let first = run(&folder, args);
        // Until the scheduled release is due, the later time gives the same site.
        assert_eq!(first.skipped, args[1] == "2017-11-16T17:59", "{args:?}");
        assert_eq!(published(&public(&folder)), clean(&folder, args), "{args:?}");
        assert!(run(&folder, args).skipped, "{args:?}");
    }
    // Each output folder has its own record, and a missing folder is created.
    let other = ["--now", NOW, "-o", "other"];
    assert!(!build(&folder).skipped && build(&folder).skipped);
    assert!(!run(&folder, &other).skipped);
    assert!(run(&folder, &other).skipped && build(&folder).skipped);
    fs::remove_dir_all(folder.path().join("other")).unwrap();
    assert!(!run(&folder, &other).skipped);
}

#[test]
fn without_an_explicit_time_the_clock_decides() {
    let folder = site();
    let is_skipped_at = |seconds: u64| {
        let mut command = folder.command(&["-v", "build"]);
        let ran = command.env("SOURCE_DATE_EPOCH", seconds.to_string()).output().unwrap();
        assert!(ran.status.success());
        Run::new("", &String::from_utf8_lossy(&ran.stderr)).skipped
    };
    // The release is due at 18:00 in Bishkek, which is noon in UTC.
    let noon = 1_510_833_600;
    let later = public(&folder).join("ky/press/later/index.html");
    assert!(!is_skipped_at(noon - 3600) && is_skipped_at(noon - 1) && !later.exists());
    assert!(!is_skipped_at(noon) && later.exists());
    assert!(is_skipped_at(noon + 6 * 3600 - 1));
    assert!(!is_skipped_at(noon + 6 * 3600));
}

#[test]
fn a_damaged_or_outdated_record_is_ignored() {
    let folder = site();
    build(&folder);
    let whole = published(&public(&folder));
    let cache = folder.path().join(".cache");
    let kept = tree(&cache);
    for damage in [
        |bytes: &mut Vec<u8>| bytes.truncate(bytes.len() / 2),
        |bytes: &mut Vec<u8>| bytes.clear(),
        |bytes: &mut Vec<u8>| bytes.reverse(),
        |bytes: &mut Vec<u8>| *bytes = b"from another version".repeat(9),
    ] {
        for (path, bytes) in &kept {
            let mut bytes = bytes.clone();
            damage(&mut bytes);
            fs::write(cache.join(path), bytes).unwrap();
        }
        assert!(!build(&folder).skipped);
        assert_eq!(published(&public(&folder)), whole);
        assert!(build(&folder).skipped);
    }
    // The record of an earlier state of the same site.
    let earlier = tree(&cache);
    let folder = folder.put("content/press/news.ky.md", "---\ntitle: Башка\ndate: 2017-11-16\n---\n");
    build(&folder);
    for (path, bytes) in earlier {
        fs::write(cache.join(path), bytes).unwrap();
    }
    assert!(!build(&folder).skipped && build(&folder).skipped);
}

#[test]
fn a_record_of_another_program_is_ignored() {
    let folder = site();
    let program = folder.path().join("aikyn");
    // A child copies the file. If this process wrote it, a concurrent fork of another test could
    // inherit the open descriptor, and running the copy would fail with ETXTBSY.
    let install = || {
        let _ = fs::remove_file(&program);
        let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_aikyn")).arg(&program).status().unwrap();
        assert!(copied.success());
    };
    let is_skipped = || {
        let mut command = Command::new(&program);
        command.args(["-v", "--root", ".", "build", "--now", NOW]).current_dir(folder.path()).env("LC_ALL", "C");
        Run::new("", &String::from_utf8_lossy(&command.output().unwrap().stderr)).skipped
    };
    build(&folder);
    install();
    assert!(!is_skipped() && is_skipped());
    install();
    assert!(!is_skipped() && is_skipped());
}
