//! The program as a process: exit codes, streams, options, and its effects on directories.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

use tempfile::TempDir;

const SITE: &str = "title: {ky: Сайт, ru: Сайт проекта}\nbase_url: https://bakyt.test/\nlanguages: [ky, ru]\n";

/// A temporary directory with a small site.
pub(crate) struct Folder {
    dir: TempDir,
}

impl Folder {
    /// Creates an empty directory.
    pub(crate) fn empty() -> Self {
        Self { dir: TempDir::new().unwrap() }
    }

    /// Creates a directory with a small valid site.
    pub(crate) fn new() -> Self {
        Self::empty()
            .put("content/site.yaml", SITE)
            .put("content/press/news.ky.md", "---\ntitle: Жаңылык\ndate: 2017-11-16\n---\nТекст.\n")
            .put("content/press/news.ru.md", "---\ntitle: Новость\n---\nТекст.\n")
    }

    /// Writes a file, and its parent directories.
    pub(crate) fn put(self, path: &str, text: &str) -> Self {
        let file = self.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
        self
    }

    pub(crate) fn path(&self) -> &Path {
        self.dir.path()
    }

    fn public(&self, path: &str) -> PathBuf {
        self.path().join("public").join(path)
    }

    /// Returns the command with arguments, not run yet.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_aikyn"));
        command
            .args(if args.contains(&"--root") { &[][..] } else { &["--root", "."] })
            .args(args)
            .current_dir(self.path())
            // Noon of 16 November 2017 in Bishkek, so that no test depends on the clock.
            .env("SOURCE_DATE_EPOCH", "1510812000")
            .envs([("LC_ALL", "C"), ("LC_MESSAGES", ""), ("LANG", "")]);
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        Ran { output: self.command(args).output().unwrap() }
    }
}

pub(crate) struct Ran {
    output: Output,
}

impl Ran {
    #[track_caller]
    pub(crate) fn code(self, code: i32) -> Self {
        assert_eq!(self.output.status.code(), Some(code), "{}\n{}", self.out(), self.err());
        self
    }

    pub(crate) fn out(&self) -> String {
        String::from_utf8_lossy(&self.output.stdout).into_owned()
    }

    pub(crate) fn err(&self) -> String {
        String::from_utf8_lossy(&self.output.stderr).into_owned()
    }
}

pub(crate) const BUILD: &[&str] = &["build", "--now", "2017-11-16"];

/// Returns every file below a directory with its bytes, sorted.
pub(crate) fn tree(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = files.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| (entry.path().strip_prefix(folder).unwrap().to_owned(), fs::read(entry.path()).unwrap()))
        .collect()
}

#[test]
fn build_writes_the_site_and_reports_counts() {
    let folder = Folder::new();
    let ran = folder.run(BUILD).code(0);
    assert!(ran.out().contains("0 unchanged, 0 removed; 0 warnings"), "{}", ran.out());
    assert_eq!(ran.err(), "");
    for page in ["index.html", "404.html", "ky/index.html", "ru/press/news/index.html", "ky/feed.xml", "sitemap.xml"] {
        assert!(folder.public(page).is_file(), "{page}");
    }
}

#[test]
fn second_build_writes_no_file() {
    let folder = Folder::new();
    folder.run(BUILD).code(0);
    let times = |folder: &Folder| -> Vec<SystemTime> {
        let files = tree(&folder.path().join("public"));
        files
            .iter()
            .map(|(path, _)| fs::metadata(folder.path().join("public").join(path)).unwrap().modified().unwrap())
            .collect()
    };
    let before = times(&folder);
    let ran = folder.run(BUILD).code(0);
    assert!(ran.out().contains(": 0 written, "), "{}", ran.out());
    assert_eq!(before, times(&folder));
}

#[test]
fn builds_are_reproducible() {
    let folder = Folder::new();
    folder.run(&["build", "--now", "2017-11-16", "-o", "one"]).code(0);
    let other = Command::new(env!("CARGO_BIN_EXE_aikyn"))
        .args(["--root", ".", "build", "--now", "2017-11-16", "-o", "two"])
        .current_dir(folder.path())
        .envs([("RAYON_NUM_THREADS", "1"), ("TZ", "America/New_York"), ("LC_ALL", "ru_RU.UTF-8")])
        .output()
        .unwrap();
    assert!(other.status.success());
    assert_eq!(tree(&folder.path().join("one")), tree(&folder.path().join("two")));
}

#[test]
fn errors_leave_the_published_site_unchanged() {
    let folder = Folder::new();
    folder.run(BUILD).code(0);
    let before = tree(&folder.path().join("public"));
    let folder = folder.put("content/press/bad.ky.md", "no front matter");
    let ran = folder.run(BUILD).code(1);
    assert!(ran.err().contains("error[front-matter]"), "{}", ran.err());
    assert!(ran.err().contains("content/press/bad.ky.md:1:1"), "{}", ran.err());
    assert_eq!(before, tree(&folder.path().join("public")));
}

/// Most pages are in the staging directory by then.
#[test]
fn render_error_leaves_no_files() {
    let theme = |folder: Folder, template: &str| {
        folder
            .put("content/site.yaml", &format!("{SITE}theme: own\n"))
            .put("themes/own/theme.yaml", "name: own\nextends: default\n")
            .put("themes/own/templates/release.html", template)
    };
    let entries = |folder: &Folder| {
        let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let broken = "{{ release.none.of_this }}";
    let folder = theme(Folder::new(), broken);
    let ran = folder.run(BUILD).code(1);
    assert!(ran.err().contains("error[template-error]"), "{}", ran.err());
    assert!(!folder.path().join("public").exists());
    assert!(entries(&folder).iter().all(|name| !name.to_string_lossy().contains("aikyn-")), "{:?}", entries(&folder));
    let folder = theme(folder, "{{ release.title.text }}");
    folder.run(BUILD).code(0);
    let (before, names) = (tree(&folder.path().join("public")), entries(&folder));
    let folder = theme(folder, broken);
    folder.run(BUILD).code(1);
    assert_eq!((before, names), (tree(&folder.path().join("public")), entries(&folder)));
}

#[test]
fn stale_files_are_removed_and_foreign_files_kept() {
    let folder = Folder::new()
        .put("content/press/old.ky.md", "---\ntitle: Эски\ndate: 2017-11-15\nallow: [missing-translation]\n---\n");
    folder.run(BUILD).code(0);
    assert!(folder.public("ky/press/old/index.html").is_file());
    let folder = folder.put("public/CNAME", "bakyt.test\n").put("public/ky/press/old/mine.txt", "x");
    fs::remove_file(folder.path().join("content/press/old.ky.md")).unwrap();
    folder.run(BUILD).code(0);
    assert!(!folder.public("ky/press/old/index.html").exists());
    assert!(!folder.public("ru/press/old").exists());
    assert!(folder.public("ky/press/old/mine.txt").is_file());
    assert!(folder.public("CNAME").is_file());
}

#[test]
fn foreign_output_directory_needs_force() {
    let folder = Folder::new().put("other/thesis.txt", "x");
    let ran = folder.run(&["build", "--now", "2017-11-16", "-o", "other"]).code(3);
    assert!(ran.err().contains("--force"), "{}", ran.err());
    assert_eq!(tree(&folder.path().join("other")).len(), 1);
    folder.run(&["build", "--now", "2017-11-16", "-o", "other", "--force"]).code(0);
    assert!(folder.path().join("other/thesis.txt").is_file());
}

#[test]
fn sources_and_roots_are_refused_as_output() {
    let folder = Folder::new();
    for output in ["content", "content/static", ".", "..", "/", "themes/x"] {
        let ran = folder.run(&["build", "--now", "2017-11-16", "-o", output, "--force"]).code(3);
        assert!(ran.err().contains("refusing to write to"), "{output}: {}", ran.err());
    }
    assert!(!folder.path().join("index.html").exists());
}

#[cfg(unix)]
#[test]
fn symlink_out_of_the_site_is_reported_and_not_followed() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path().join("content/static")).unwrap();
    std::os::unix::fs::symlink("/etc", folder.path().join("content/static/etc")).unwrap();
    std::os::unix::fs::symlink("..", folder.path().join("content/static/loop")).unwrap();
    let ran = folder.run(BUILD).code(1);
    assert_eq!(ran.err().matches("error[missing-file]").count(), 2, "{}", ran.err());
    assert!(!folder.path().join("public").join("etc").exists());
}

#[test]
fn check_has_three_formats_and_writes_nothing() {
    let folder = Folder::new().put("content/data/people.yaml", "- {id: a}\n- {id: b, name: x, nam: y}\n");
    let before = tree(folder.path());
    let check = |format| folder.run(&["check", "--now", "2017-11-16", "--format", format]).code(1);
    let text = check("text");
    assert!(text.err().contains("error[missing-key]: missing key `name` in this person"), "{}", text.err());
    assert!(text.out().contains("2 errors, 0 warnings"), "{}", text.out());
    let json = check("json");
    assert_eq!(json.err(), "");
    let lines: Vec<serde_json::Value> = json.out().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["rule"], "missing-key");
    assert_eq!(lines[1]["rule"], "unknown-key");
    assert_eq!((&lines[1]["line"], &lines[1]["column"]), (&2.into(), &20.into()));
    assert_eq!(lines[1]["path"], "content/data/people.yaml");
    assert_eq!(lines[1]["severity"], "error");
    assert_eq!(lines[1]["help"], "did you mean `name`?");
    assert_eq!(lines[0].as_object().unwrap().len(), 7);
    let github = check("github");
    assert!(
        github.out().contains("::error file=content/data/people.yaml,line=2,col=20,title=unknown-key::"),
        "{}",
        github.out()
    );
    folder.run(&["status"]).code(0);
    assert_eq!(tree(folder.path()), before);
}

#[test]
fn json_lines_escape_what_a_terminal_would_obey() {
    let value = "\u{1b}[31mx\u{202e}\u{9b}\\n\u{2028}«ң»";
    let folder = Folder::new().put("content/data/people.yaml", &format!("- id: a\n  name: x\n  email: '{value}'\n"));
    let out = folder.run(&["check", "--now", "2017-11-16", "--format", "json"]).code(1).out();
    assert!(out.chars().all(|c| c == '\n' || !(c.is_control() || "\u{202e}\u{2028}".contains(c))), "{out:?}");
    let lines: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(lines.iter().all(|line| line.as_object().unwrap().len() == 7 && line["line"].is_u64()));
    assert!(out.contains("«ң»") || !out.contains("\\u04a3"), "{out}");
}

#[test]
fn fix_shows_a_diff_and_asks_first() {
    let text = "\u{feff}---\r\ntitle: Жаңылык\r\ndate: 2017-11-16\r\n---\r\nБул cалык.\r\n";
    let folder = Folder::new().put("content/press/news.ky.md", text);
    let file = folder.path().join("content/press/news.ky.md");
    let asked = folder.run(&["check", "--fix"]).code(0);
    let out = asked.out();
    assert!(out.contains("--- a/content/press/news.ky.md\n+++ b/content/press/news.ky.md\n"), "{out}");
    assert!(out.contains("-Бул cалык.\r\n+Бул салык.\r\n") && out.contains("nothing written"), "{out}");
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    assert!(asked.err().contains("mixed-script"));
    // Only diagnostics are on stdout, because another program reads it.
    let json = folder.run(&["check", "--fix", "--format", "json"]).code(0);
    assert!(json.out().lines().all(|line| line.starts_with('{')) && json.err().contains("+Бул салык."));
    let fixed = folder.run(&["check", "--fix", "--yes"]).code(0);
    assert!(fixed.out().contains("1 file fixed") && !fixed.out().contains("+++"), "{}", fixed.out());
    assert!(!fixed.err().contains("mixed-script"), "{}", fixed.err());
    assert_eq!(fs::read_to_string(&file).unwrap(), text.replace('\u{feff}', "").replace("cалык", "салык"));
    assert!(folder.run(&["check", "--fix", "--yes"]).code(0).out().contains("nothing to fix"));
    folder.run(&["check", "--yes"]).code(2);
}

#[cfg(unix)]
#[test]
fn fix_keeps_permissions_and_symlinks() {
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::new().put("content/static/texts/real.md", "---\ntitle: Cалык\n---\nТекст.\n");
    let real = folder.path().join("content/static/texts/real.md");
    fs::set_permissions(&real, fs::Permissions::from_mode(0o664)).unwrap();
    let link = folder.path().join("content/pages/about.ky.md");
    fs::create_dir_all(link.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    folder.run(&["check", "--fix", "--yes"]).code(0);
    assert!(link.is_symlink() && fs::read_to_string(&link).unwrap().contains("title: Салык"));
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o664);
}

#[test]
fn strict_turns_warnings_into_errors() {
    let folder = Folder::new();
    fs::remove_file(folder.path().join("content/press/news.ru.md")).unwrap();
    folder.run(&["check", "--now", "2017-11-16"]).code(0);
    folder.run(&["check", "--now", "2017-11-16", "--strict"]).code(1);
    folder.run(&["build", "--now", "2017-11-16", "--strict"]).code(1);
    // `--quiet` still prints the reason for the exit code.
    for command in ["check", "build"] {
        let told = folder.run(&[command, "--now", "2017-11-16", "--strict", "--quiet"]).code(1).err();
        assert!(told.contains("missing-translation"), "{told}");
    }
    assert!(!folder.path().join("public").exists());
}

#[test]
fn usage_errors_and_site_errors_have_different_exit_codes() {
    let folder = Folder::new();
    folder.run(&["biuld"]).code(2);
    folder.run(&["build", "--now", "yesterday"]).code(2);
    folder.run(&["build", "--base-url", "example"]).code(2);
    folder.run(&["--help"]).code(0);
    let empty = TempDir::new().unwrap();
    let ran = Command::new(env!("CARGO_BIN_EXE_aikyn"))
        .args(["--lang", "en", "check"])
        .current_dir(empty.path())
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("aikyn init"));
}

#[test]
fn base_url_and_day_are_options() {
    let folder = Folder::new();
    folder.run(&["build", "--now", "2017-11-16", "-u", "https://other.kg/sub"]).code(0);
    let page = fs::read_to_string(folder.public("ky/press/news/index.html")).unwrap();
    assert!(page.contains("https://other.kg/sub/ky/press/news/"), "{page}");
    let lost = fs::read_to_string(folder.public("404.html")).unwrap();
    assert!(lost.contains("/sub/ky/"), "{lost}");
}

#[test]
fn drafts_and_future_texts_are_not_published() {
    let folder = Folder::new()
        .put(
            "content/press/draft.ky.md",
            "---\ntitle: x\ndate: 2017-11-16\ndraft: true\nallow: [missing-translation]\n---\n",
        )
        .put(
            "content/press/later.ky.md",
            "---\ntitle: y\ndate: 2017-11-16\npublish_at: \"2017-11-17 09:00\"\nallow: [missing-translation]\n---\n",
        )
        .put(
            "content/press/gone.ky.md",
            "---\ntitle: z\ndate: 2017-11-01\nexpires_at: 2017-11-15\nallow: [missing-translation]\n---\n",
        );
    let published = |folder: &Folder| {
        ["draft", "later", "gone"].map(|slug| folder.public(&format!("ky/press/{slug}/index.html")).exists())
    };
    folder.run(BUILD).code(0);
    assert_eq!(published(&folder), [false, false, false]);
    folder.run(&["build", "--now", "2017-11-16", "--drafts", "--future"]).code(0);
    assert_eq!(published(&folder), [true, true, false]);
    folder.run(&["build", "--now", "2017-11-17T09:00"]).code(0);
    assert_eq!(published(&folder), [false, true, false]);
}

#[test]
fn source_date_epoch_sets_the_clock() {
    let folder = Folder::new();
    let ran = Command::new(env!("CARGO_BIN_EXE_aikyn"))
        .args(["build"])
        .current_dir(folder.path())
        // 17 November 2017, 02:00 in Bishkek, and still the 16th in UTC.
        .env("SOURCE_DATE_EPOCH", "1510862400")
        .output()
        .unwrap();
    assert!(ran.status.success());
    assert!(fs::read_to_string(folder.public("ky/index.html")).unwrap().contains("17-ноябр"));
}

#[cfg(unix)]
#[test]
fn symlink_in_the_output_is_not_followed() {
    let folder = Folder::new();
    folder.run(BUILD).code(0);
    let elsewhere = TempDir::new().unwrap();
    fs::rename(folder.public("ky"), elsewhere.path().join("ky")).unwrap();
    std::os::unix::fs::symlink(elsewhere.path().join("ky"), folder.public("ky")).unwrap();
    let before = tree(elsewhere.path());
    fs::remove_file(folder.path().join("content/press/news.ky.md")).unwrap();
    fs::remove_file(folder.path().join("content/press/news.ru.md")).unwrap();
    let ran = folder.run(&["build", "--now", "2017-11-16", "--force"]).code(3);
    assert!(ran.err().contains("contains the symbolic link"), "{}", ran.err());
    assert_eq!(before, tree(elsewhere.path()));
}

/// `/dev/full` fails every write with `ENOSPC`.
#[cfg(target_os = "linux")]
#[test]
fn failed_write_to_stdout_is_an_error() {
    // A missing translation gives every command some output.
    let folder = Folder::new();
    fs::remove_file(folder.path().join("content/press/news.ru.md")).unwrap();
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    for args in [
        &["man"][..],
        &["schema"],
        &["explain"],
        &["explain", "unknown-key"],
        &["completions", "bash"],
        &["check", "--format", "json"],
        &["status", "--now", "2017-11-16"],
        &["status", "--now", "2017-11-16", "--format", "json"],
    ] {
        let output = folder.command(args).stdout(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{args:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write stdout"), "{args:?}");
    }
    for args in [&["--help"][..], &["--version"]] {
        assert_eq!(folder.command(args).stdout(full()).status().unwrap().code(), Some(3), "{args:?}");
    }
    // The site is published. Only the summary line is lost.
    assert!(folder.command(BUILD).stdout(full()).status().unwrap().success());
    assert!(folder.public("ky/press/news/index.html").is_file());
}
