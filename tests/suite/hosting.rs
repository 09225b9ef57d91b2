//! From a finished site to a web host: the zip file, the files of hosts, and `publish`.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use aikyn::serve::HEADERS;

use crate::program::{BUILD, Folder, tree};

const HOSTS: [(&str, &[&str]); 6] = [
    ("github", &[".github/workflows/site.yml", "get-aikyn.sh"]),
    ("gitlab", &[".gitlab-ci.yml", "get-aikyn.sh"]),
    ("cloudflare", &["content/static/_headers", "get-aikyn.sh"]),
    ("netlify", &["netlify.toml", "get-aikyn.sh"]),
    ("nginx", &["nginx.conf"]),
    ("apache", &["content/static/.htaccess"]),
];

/// Returns the files that a run has published, without those that are only for the next build.
fn site(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    tree(folder).into_iter().filter(|(path, _)| !path.to_string_lossy().starts_with(".aikyn-")).collect()
}

fn unpack(file: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(fs::File::open(file).unwrap()).unwrap();
    let count = archive.len();
    let read = |index: usize| {
        let mut entry = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        (PathBuf::from(entry.name().unwrap().into_owned()), bytes)
    };
    (0..count).map(read).collect()
}

#[test]
fn the_zip_file_has_the_whole_site_and_equal_bytes() {
    let folder = Folder::new().put("content/static/.htaccess", "# x\n").put("content/static/Тартип.txt", "x\n");
    let zip = |output: &str, file: &str| {
        let ran = folder.run(&["build", "--now", "2017-11-16", "-o", output, "--zip", file]).code(0);
        assert!(ran.out().ends_with(&format!("wrote {file}\n")), "{}", ran.out());
        fs::read(folder.path().join(file)).unwrap()
    };
    let one = zip("one", "one.zip");
    // Files of others in the folder are not part of the site.
    fs::write(folder.path().join("one/mine.txt"), "x").unwrap();
    assert_eq!(one, zip("one", "one.zip"), "a site that is up to date has another zip file");
    assert_eq!(one, zip("two", "two.zip"));
    let mut unpacked = unpack(&folder.path().join("one.zip"));
    let names: Vec<_> = unpacked.iter().map(|(name, _)| name.to_string_lossy().into_owned()).collect();
    assert!(names.is_sorted(), "{names:?}");
    assert!(names.contains(&".htaccess".to_owned()) && names.contains(&"Тартип.txt".to_owned()), "{names:?}");
    unpacked.sort();
    let mut published = site(&folder.path().join("two"));
    published.sort();
    assert!(unpacked == published, "the zip file differs from the folder");
}

#[test]
fn a_site_with_errors_has_no_zip_file_and_no_other_file_is_replaced() {
    let folder = Folder::new().put("content/press/bad.ky.md", "no front matter");
    folder.run(&["build", "--zip", "site.zip"]).code(1);
    assert!(!folder.path().join("site.zip").exists());
    let folder = Folder::new();
    let ran = folder.run(&["build", "--zip", "content/site.yaml"]).code(3);
    assert!(ran.err().contains("content/site.yaml is not a zip file"), "{}", ran.err());
    assert!(fs::read_to_string(folder.path().join("content/site.yaml")).unwrap().starts_with("title:"));
    folder.run(&["build", "--zip", "content"]).code(3);
    folder.run(&["build", "--zip", "none/site.zip"]).code(3);
}

#[test]
fn the_files_of_a_host_are_written_once_and_never_overwritten() {
    for (host, files) in HOSTS {
        let folder = Folder::new();
        let ran = folder.run(&["host", host]).code(0);
        for file in files {
            assert!(ran.out().contains(&format!("wrote {file}\n")), "{}", ran.out());
        }
        let before = tree(folder.path());
        let again = folder.run(&["host", host]).code(0);
        assert_eq!(again.out().matches(" is up to date\n").count(), files.len(), "{}", again.out());
        assert_eq!(before, tree(folder.path()));
        // If one file differs, the others are not written either.
        let other = folder.put(files[0], "mine\n");
        files[1..].iter().for_each(|file| fs::remove_file(other.path().join(file)).unwrap());
        let before = tree(other.path());
        let ran = other.run(&["host", host]).code(2);
        assert!(ran.err().contains(files[0]) && ran.err().contains("rename them"), "{}", ran.err());
        assert_eq!(before, tree(other.path()));
        other.run(BUILD).code(0);
    }
    let none = Folder::new();
    let before = tree(none.path());
    assert!(none.run(&["host", "none"]).code(0).out().contains("--zip"));
    assert_eq!(before, tree(none.path()));
    none.run(&["host", "geocities"]).code(2);
    Folder::empty().run(&["host", "nginx"]).code(1);
}

#[test]
fn every_host_that_can_sends_the_headers_of_the_preview() {
    for (host, files) in HOSTS {
        let folder = Folder::new();
        folder.run(&["host", host]).code(0);
        let text = fs::read_to_string(folder.path().join(files[0])).unwrap();
        let has_headers = !["github", "gitlab"].contains(&host);
        for (name, value) in HEADERS {
            assert_eq!(text.contains(name) && text.contains(value), has_headers, "{host}: {name}\n{text}");
        }
    }
}

#[test]
fn init_writes_the_files_of_a_host_and_they_are_published() {
    let folder = Folder::empty();
    folder.run(&["init", "site", "--host", "apache"]).code(0);
    let site = folder.path().join("site");
    folder.run(&["--root", "site", "build"]).code(0);
    let file = fs::read_to_string(site.join("public/.htaccess")).unwrap();
    assert!(file.contains("ErrorDocument 404 /404.html"), "{file}");
    // The address of the site decides where the pages for unknown addresses are.
    fs::remove_file(site.join("content/static/.htaccess")).unwrap();
    folder.run(&["--root", "site", "host", "apache", "--base-url", "https://bakyt.test/a/b"]).code(0);
    let file = fs::read_to_string(site.join("content/static/.htaccess")).unwrap();
    assert!(file.contains("ErrorDocument 404 /a/b/404.html"), "{file}");
    let cloudflare = Folder::empty();
    cloudflare.run(&["init", "site", "--host", "cloudflare"]).code(0);
    cloudflare.run(&["--root", "site", "build"]).code(0);
    assert!(cloudflare.path().join("site/public/_headers").is_file());
}

#[test]
fn sarif_names_the_rules_and_the_places() {
    let folder = Folder::new().put("content/data/people.yaml", "- {id: a}\n- {id: b, name: x, nam: y}\n");
    let ran = folder.run(&["check", "--now", "2017-11-16", "--format", "sarif"]).code(1);
    let log: serde_json::Value = serde_json::from_str(&ran.out()).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let (rules, results) = (&run["tool"]["driver"]["rules"], run["results"].as_array().unwrap());
    assert_eq!(results.len(), 2);
    for (result, rule) in results.iter().zip(["missing-key", "unknown-key"]) {
        assert_eq!(result["ruleId"], rule);
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], rule);
        assert!(rules[index]["shortDescription"]["text"].as_str().is_some_and(|text| !text.starts_with("rule-")));
        assert_eq!(result["level"], "error");
    }
    let place = &results[1]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/data/people.yaml");
    assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&2.into(), &20.into()));
    assert!(results[1]["message"]["text"].as_str().unwrap().ends_with("did you mean `name`?"));
    let spaced = Folder::new().put("content/data/a б.yaml", "a: [\n");
    let ran = spaced.run(&["check", "--format", "sarif"]).code(1);
    assert!(ran.out().contains("\"uri\":\"content/data/a%20%D0%B1.yaml\""), "{}", ran.out());
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::PermissionsExt;
    use std::process::Command;

    use super::*;

    const PUBLISH: &[&str] = &["publish", "--now", "2017-11-16", "--yes"];

    /// A site with a command that copies the finished site into the folder `server`.
    fn with_command(script: &str) -> Folder {
        let site = "title: {ky: Сайт, ru: Сайт проекта}\nbase_url: https://bakyt.test/\nlanguages: [ky, ru]\n";
        let folder = Folder::new()
            .put("content/site.yaml", &format!("{site}publish: {{command: [./send.sh, \"a b\", \"{{folder}}/\"]}}\n"))
            .put("send.sh", &format!("#!/bin/sh\nset -eu\n[ \"$1\" = 'a b' ]\n{script}\n"));
        executable(&folder.path().join("send.sh"));
        folder
    }

    fn executable(file: &Path) {
        fs::set_permissions(file, fs::Permissions::from_mode(0o755)).unwrap();
    }

    const COPY: &str = "rm -rf server\ncp -R \"$2\" server\necho sent";

    #[test]
    fn publish_sends_a_clean_build_and_tells_what_changes() {
        let folder = with_command(COPY);
        let ran = folder.run(PUBLISH).code(0);
        assert!(ran.out().contains("every page counts as new") && ran.out().contains("\nsent\n"), "{}", ran.out());
        assert!(ran.out().contains("\n  https://bakyt.test/ky/press/news/\n"), "{}", ran.out());
        assert!(ran.out().ends_with("Published: https://bakyt.test/\n"), "{}", ran.out());
        folder.run(BUILD).code(0);
        let server = folder.path().join("server");
        assert!(tree(&server) == site(&folder.path().join("public")), "the server has another site");
        // Nothing changed.
        let ran = folder.run(PUBLISH).code(0);
        assert!(ran.out().contains("New: 0 pages, 0 other files\nChanged: 0 pages, 0 other files\n"), "{}", ran.out());
        // A page is new, others change, and one is gone.
        fs::remove_file(folder.path().join("content/press/news.ky.md")).unwrap();
        fs::remove_file(folder.path().join("content/press/news.ru.md")).unwrap();
        let folder = folder.put("content/press/next.ky.md", "---\ntitle: Кийинки\ndate: 2017-11-16\n---\nТекст.\n");
        let ran = folder.run(PUBLISH).code(0);
        let (new, removed) = ran.out().split_once("Removed: ").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        assert!(new.contains("  https://bakyt.test/ky/press/next/\n"), "{new}");
        assert!(removed.contains("  https://bakyt.test/ru/press/news/\n"), "{removed}");
        // Another address has a record of its own, and nothing is left in the temporary folder.
        let mut command = folder.command(&["publish", "--yes", "--base-url", "https://other.test/"]);
        let temp = folder.path().join("temp");
        fs::create_dir(&temp).unwrap();
        let ran = command.env("TMPDIR", &temp).output().unwrap();
        let out = String::from_utf8(ran.stdout).unwrap();
        assert!(out.contains("every page counts as new") && out.contains("https://other.test/ky/"), "{out}");
        assert_eq!(fs::read_dir(temp).unwrap().count(), 0);
    }

    #[test]
    fn publish_asks_first() {
        let folder = with_command(COPY);
        let ran = folder.run(&["publish"]).code(2);
        assert!(ran.err().contains("pass --yes"), "{}", ran.err());
        assert!(!folder.path().join("server").exists());
        assert!(folder.run(PUBLISH).code(0).out().contains("every page counts as new"));
    }

    #[test]
    fn publish_reports_a_command_that_fails_and_remembers_nothing() {
        let folder = with_command("exit 7");
        let ran = folder.run(PUBLISH).code(3);
        assert!(ran.err().contains("./send.sh failed with exit code 7"), "{}", ran.err());
        let ran = folder.run(PUBLISH).code(3);
        assert!(ran.out().contains("every page counts as new"), "{}", ran.out());
        assert!(with_command("kill -9 $$").run(PUBLISH).code(3).err().contains("./send.sh was stopped"));
        fs::remove_file(folder.path().join("send.sh")).unwrap();
        let ran = folder.run(PUBLISH).code(3);
        assert!(ran.err().contains("cannot run ./send.sh: no such file or folder"), "{}", ran.err());
    }

    #[test]
    fn publish_refuses_errors_and_addresses_of_examples() {
        let folder = with_command(COPY).put("content/press/bad.ky.md", "no front matter");
        let ran = folder.run(PUBLISH).code(1);
        assert!(ran.err().contains("error[front-matter]"), "{}", ran.err());
        assert!(ran.out().contains("nothing published: 1 error, 0 warnings"), "{}", ran.out());
        let own = with_command(COPY);
        for url in ["http://localhost:8000/", "https://www.example.org/site/"] {
            let ran = own.run(&["publish", "--yes", "--base-url", url]).code(2);
            assert!(ran.err().contains(url), "{}", ran.err());
        }
        let text = fs::read_to_string(own.path().join("content/site.yaml")).unwrap();
        let sample = own.put("content/site.yaml", &text.replace("bakyt.test", "example.kg"));
        let ran = sample.run(PUBLISH).code(2);
        assert!(ran.err().contains("https://example.kg/ is an example"), "{}", ran.err());
        assert!(!sample.path().join("server").exists() && !folder.path().join("server").exists());
        let ran = Folder::new().run(PUBLISH).code(2);
        assert!(ran.err().contains("command: [rsync"), "{}", ran.err());
    }

    #[test]
    fn a_command_without_the_folder_is_an_error() {
        for command in ["[rsync]", "rsync {folder}", "[]", "[rsync, -a]", "[\"{folder}\"]", "[rsync, [\"{folder}\"]]"] {
            let folder = with_command(COPY);
            let text = fs::read_to_string(folder.path().join("content/site.yaml")).unwrap();
            let text = text.lines().take(3).collect::<Vec<_>>().join("\n");
            let folder = folder.put("content/site.yaml", &format!("{text}\npublish: {{command: {command}}}\n"));
            let ran = folder.run(PUBLISH).code(1);
            assert!(ran.err().contains("error[") && !folder.path().join("server").exists(), "{command}: {}", ran.err());
        }
    }

    /// The script of a workflow takes only the file with the given sum.
    #[test]
    fn the_script_of_a_workflow_checks_the_sum() {
        let folder = Folder::new()
            .put("release/aikyn", "#!/bin/sh\necho the program\n")
            .put("bin/curl", "#!/bin/sh\nwhile [ \"$1\" != --output ]; do shift; done\ncp \"$3\" \"$2\"\n");
        folder.run(&["host", "netlify"]).code(0);
        executable(&folder.path().join("bin/curl"));
        executable(&folder.path().join("release/aikyn"));
        let run = |program: &str, args: &[&str]| {
            let path = format!("{}:{}", folder.path().join("bin").display(), std::env::var("PATH").unwrap());
            Command::new(program).args(args).current_dir(folder.path()).env("PATH", path).output().unwrap()
        };
        assert!(run("tar", &["-czf", "a.tar.gz", "-C", "release", "aikyn"]).status.success());
        let sum = String::from_utf8(run("sha256sum", &["a.tar.gz"]).stdout).unwrap();
        let sum = sum.split(' ').next().unwrap();
        let get = |sum: &str| run("env", &["AIKYN_URL=a.tar.gz", &format!("AIKYN_SHA256={sum}"), "sh", "get-aikyn.sh"]);
        let unset = run("sh", &["get-aikyn.sh"]);
        assert!(!unset.status.success() && String::from_utf8_lossy(&unset.stderr).contains("AIKYN_URL: set it"));
        assert!(!get(&"0".repeat(64)).status.success());
        assert!(!folder.path().join(".cache/bin/aikyn").exists());
        let got = get(sum);
        assert!(got.status.success(), "{}", String::from_utf8_lossy(&got.stderr));
        assert_eq!(run(".cache/bin/aikyn", &[]).stdout, b"the program\n");
    }
}
