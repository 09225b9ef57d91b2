//! The author's commands: new sites and texts, translations, and the language of messages.
//! `messages` has more on languages.

use std::fs;
use std::io::Write;

use crate::program::Folder;

#[test]
fn language_comes_from_the_option_or_the_locale() {
    let folder = Folder::new();
    let output = |envs: &[(&str, &str)], args: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_aikyn"));
        command
            .args(args)
            .current_dir(folder.path())
            .env_remove("SOURCE_DATE_EPOCH")
            .env("LC_ALL", "")
            .env("LC_MESSAGES", "")
            .env("LANG", "");
        let output = command.envs(envs.iter().copied()).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let check = ["check", "--now", "2017-11-16"];
    assert_eq!(output(&[("LANG", "ky_KG.UTF-8")], &check), "0 ката, 0 эскертүү\n");
    assert_eq!(output(&[("LANG", "ky_KG.UTF-8"), ("LC_ALL", "ru_RU.UTF-8")], &check), "0 ошибок, 0 предупреждений\n");
    assert_eq!(output(&[("LANG", "de_DE.UTF-8")], &check), "0 errors, 0 warnings\n");
    assert_eq!(output(&[("LANG", "ru_RU")], &["check", "--lang=ky", "--now", "2017-11-16"]), "0 ката, 0 эскертүү\n");
}

#[test]
fn diagnostics_use_the_chosen_language() {
    let folder = Folder::new().put("content/press/x.ky.md", "---\ntitel: x\n---\n");
    let ran = folder.run(&["--lang", "ky", "check", "--now", "2017-11-16"]).code(1);
    for text in ["ката[unknown-key]: бул жерде `titel` деген ачкыч болбойт", "= кеңеш: балким, `title`?"]
    {
        assert!(ran.err().contains(text), "{}", ran.err());
    }
}

#[test]
fn init_creates_a_valid_site_and_refuses_to_overwrite_it() {
    let folder = Folder::new();
    for lang in ["ky", "ru", "en"] {
        let site = format!("new-{lang}");
        folder.run(&["--lang", lang, "init", &site]).code(0);
        // Only the example address, names and person are left to replace.
        let ran = folder.run(&["--root", &site, "check"]).code(0);
        assert_eq!(ran.out(), "0 errors, 5 warnings\n");
        assert_eq!(ran.err().matches("sample-data]").count(), 5, "{}", ran.err());
        for (file, from, to) in [
            ("site.yaml", "example.kg", "bakyt.test"),
            ("site.yaml", "Биздин долбоор", "Айылдын үнү"),
            ("site.yaml", "Наш проект", "Голос села"),
            ("data/organizations.yaml", "Биздин уюм", "Айылдар"),
            ("data/organizations.yaml", "Наша организация", "Сёла"),
            ("data/people.yaml", "+996555000111", "+996770771711"),
            ("data/people.yaml", "Асан Үлгү", "Бакыт Асанов"),
            ("data/people.yaml", "Асан Улгу", "Бакыт Асанов"),
        ] {
            let path = folder.path().join(&site).join("content").join(file);
            let text = fs::read_to_string(&path).unwrap();
            fs::write(&path, text.replace(from, to)).unwrap();
        }
        let ran = folder.run(&["--root", &site, "check", "--strict"]);
        assert_eq!(ran.code(0).out(), "0 errors, 0 warnings\n");
        let told = folder.run(&["init", &site]).code(2).err();
        assert!(told.contains("is not empty; nothing was changed"), "{told}");
    }
    fs::create_dir_all(folder.path().join("repository/.git")).unwrap();
    folder.run(&["init", "repository"]).code(0);
}

#[test]
fn init_creates_an_example_without_warnings() {
    let folder = Folder::new();
    folder.run(&["init", "--example", "example"]).code(0);
    let ran = folder.run(&["--root", "example", "check", "--strict"]);
    assert_eq!(ran.code(0).out(), "0 errors, 0 warnings\n");
    folder.run(&["--root", "example", "build", "-q", "--output-dir", "out"]).code(0);
    let mut count = 0;
    let mut folders = vec![folder.path().join("out/ky"), folder.path().join("out/ru")];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "html") {
                let text = fs::read_to_string(&path).unwrap();
                let is_marked = ["ойдон чыгарылган", "выдуманы", "үлгү долбоор", "пример проекта"];
                let is_marked = is_marked.iter().any(|words| text.contains(words));
                assert!(is_marked, "{} does not say that it is invented", path.display());
                count += 1;
            }
        }
    }
    assert!(count > 60, "{count} pages");
}

#[test]
fn new_creates_a_text_in_every_language() {
    let folder = Folder::new();
    let ran = folder.run(&["new", "press", "Өзгөндө жаңы көпүрө"]).code(0);
    assert_eq!(
        ran.out(),
        "wrote content/press/ozgondo-jangy-kopuro.ky.md\nwrote content/press/ozgondo-jangy-kopuro.ru.md\n"
    );
    let path = folder.path().join("content/press/ozgondo-jangy-kopuro.ky.md");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("title: \"Өзгөндө жаңы көпүрө\"") && text.contains("draft: true"), "{text}");
    let told = folder.run(&["new", "press", "ozgondo-jangy-kopuro"]).code(2).err();
    assert!(told.contains("already exists; nothing was changed"), "{told}");
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    folder.run(&["new", "page", "contacts"]).code(0);
    folder.run(&["new", "page", "!!!"]).code(2);
    for (kind, name) in [("press", "con"), ("page", "lpt1"), ("visit", "AUX"), ("press", "Nul")] {
        let told = folder.run(&["new", kind, name]).code(2).err();
        assert!(told.contains("Windows reserves this name for a device; choose another id"), "{told}");
    }
    assert_eq!(folder.run(&["check"]).code(0).out(), "0 errors, 0 warnings\n");
}

#[test]
fn new_visit_appends_to_the_data_file() {
    let visits = "# ours\n- {id: a, date: 2017-11-01, host: jazy, status: held, allow: [results-overdue]}";
    let folder = Folder::new()
        .put("content/data/districts.yaml", "- {id: ozgon, name: Өзгөн}\n")
        .put("content/data/municipalities.yaml", "- {id: jazy, name: Жазы, district: ozgon}\n")
        .put("content/data/visits.yaml", visits);
    folder.run(&["new", "visit", "Жаз майрамы"]).code(0);
    let text = fs::read_to_string(folder.path().join("content/data/visits.yaml")).unwrap();
    let record = "- id: jaz-mayramy\n  title:\n    ky: \"\"\n    ru: \"Жаз майрамы\"\n  draft: true";
    assert!(text.starts_with(&format!("{visits}\n{record}")) && text.contains("\n  host:  "), "{text}");
    let listed = folder.run(&["status"]).code(0).out();
    assert!(listed.contains("Not published\n  content/data/visits.yaml:3:3 jaz-mayramy: draft\n"), "{listed}");
    assert_eq!(folder.run(&["check"]).code(0).out(), "0 errors, 0 warnings\n");
    assert!(folder.run(&["new", "visit", "jaz-mayramy"]).code(2).err().contains("is already used"));
    // Text appended to a flow sequence would not be part of it.
    let folder = folder.put("content/data/visits.yaml", "[{id: a, date: 2017-11-21, host: jazy}]\n");
    assert!(folder.run(&["new", "visit", "c"]).code(2).err().contains("add the record by hand"));
    assert_eq!(
        fs::read_to_string(folder.path().join("content/data/visits.yaml")).unwrap(),
        "[{id: a, date: 2017-11-21, host: jazy}]\n"
    );
}

#[test]
fn status_lists_open_work_and_records_a_translation() {
    let folder = Folder::new()
        .put("content/pages/about.ky.md", "---\ntitle: Биз\n---\nТекст.\n")
        .put("content/data/districts.yaml", "- {id: ozgon, name: {ky: Өзгөн}}\n")
        .put("content/data/municipalities.yaml", "- {id: jazy, name: Жазы, district: ozgon}\n")
        .put(
            "content/data/visits.yaml",
            "- {id: a, date: 2017-11-01, host: jazy, status: held}\n- {id: b, date: 2017-11-10, host: jazy}\n",
        )
        .put("content/data/commitments.yaml", "- {id: c, text: Суу, municipality: jazy, due: 2017-10}\n");
    let status: &[&str] = &["status", "--now", "2017-11-16"];
    let told = folder.run(status).code(0).out();
    for line in [
        "  source       content/press/news.ky.md",
        "  unrecorded   content/press/news.ru.md",
        "  missing      content/pages/about.ru.md",
        "  content/data/districts.yaml:1:21 ru",
        "  content/data/visits.yaml:1:3 a: 15 days\n",
        "  content/data/visits.yaml:2:3 b: 6 days ago, not recorded whether it was held\n",
        "  content/data/commitments.yaml:1:3 c: due 2017-10 (overdue)",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let json = folder.run(&["status", "--now", "2017-11-16", "--format", "json"]).code(0).out();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["texts"][1]["state"], "unrecorded");
    assert_eq!(json["results_owed"][0]["days"], 15);
    assert_eq!(json["results_owed"][1]["status"], "planned");

    // Only one line is added: comments, order and line endings are kept.
    let before = "---\r\ntitle: Новость # заголовок\r\n\r\n# конец\r\n---\r\nТекст.\r\n";
    let folder = folder.put("content/press/news.ru.md", before);
    let mark: &[&str] = &["status", "--mark-current", "content/press/news.ru.md"];
    folder.run(mark).code(0);
    let hash = json["texts"][1]["hash"].as_str().unwrap();
    let path = folder.path().join("content/press/news.ru.md");
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        before.replace("заголовок\r\n", &format!("заголовок\r\ntranslated_from: \"{hash}\"\r\n"))
    );
    assert!(folder.run(status).out().contains("  current      content/press/news.ru.md"));
    assert!(folder.run(mark).code(0).out().contains("is already current"));

    let folder = folder.put("content/press/news.ky.md", "---\ntitle: Жаңылык\ndate: 2017-11-16\n---\nБашка.\n");
    assert!(folder.run(status).out().contains("  outdated     content/press/news.ru.md"));
    folder.run(mark).code(0);
    assert!(folder.run(status).out().contains("  current      content/press/news.ru.md"));

    #[cfg(unix)]
    {
        // A symbolic link is followed, as in a build.
        fs::create_dir(folder.path().join("content/_set")).unwrap();
        fs::rename(&path, folder.path().join("content/_set/a.md")).unwrap();
        std::os::unix::fs::symlink("../_set/a.md", &path).unwrap();
        assert!(folder.run(mark).code(0).out().contains("is already current"));
    }

    for (file, told) in [
        ("content/press/news.ky.md", "is the source of the translations"),
        ("content/pages/about.ky.md", "has no version in another language"),
        ("content/site.yaml", "is not a press release or page"),
        ("content/press/none.ru.md", "is not a press release or page"),
    ] {
        let ran = folder.run(&["status", "--mark-current", file]).code(2);
        assert!(ran.err().contains(told), "{file}: {}", ran.err());
    }
}

#[test]
fn schema_has_the_keys_of_the_parser() {
    let folder = Folder::new();
    let all: serde_json::Value = serde_json::from_str(&folder.run(&["schema"]).code(0).out()).unwrap();
    assert_eq!(all["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(all["$defs"].as_object().unwrap().len(), aikyn::authoring::schema::names().len());
    let visits: serde_json::Value = serde_json::from_str(&folder.run(&["schema", "visits"]).code(0).out()).unwrap();
    let keys = visits["items"]["properties"].as_object().unwrap();
    // The diagnostic of an unknown key lists all keys that the parser knows.
    let told = Folder::new().put("content/data/visits.yaml", "- {qqqq: 1}\n").run(&["check", "--format", "json"]).out();
    let known = told.split("possible keys: ").nth(1).unwrap().split(';').next().unwrap();
    let mut known: Vec<&str> = known.split(", ").map(|key| key.trim_matches('`')).collect();
    known.sort_unstable();
    let mut own: Vec<&str> = keys.keys().map(String::as_str).collect();
    own.sort_unstable();
    assert_eq!(own, known);
    let kinds = keys["kind"]["anyOf"][0]["enum"].as_array().unwrap();
    assert!(kinds.contains(&"hearing".into()), "{kinds:?}");
    let told = folder.run(&["schema", "visit"]).code(2).err();
    assert!(told.contains("did you mean visits?"), "{told}");
}

#[test]
fn outside_a_site_every_command_says_so() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.docx"), "x").unwrap();
    for args in [&["check"][..], &["build"], &["status"], &["serve"], &["new", "press", "x"], &["import", "a.docx"]] {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_aikyn"))
            .args(args)
            .args(["--lang", "en"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{args:?}: {told}");
        assert!(told.contains("no site found: content/site.yaml is missing"), "{args:?}: {told}");
        assert!(!folder.path().join("content").exists(), "{args:?}");
    }
}

#[test]
fn the_closing_line_names_the_first_error() {
    let folder = Folder::new()
        .put("content/data/people.yaml", "- {id: a, name: {ky: А}}\n")
        .put("content/press/x.ky.md", "---\ntitel: x\n---\nТекст.\n");
    let told = folder.run(&["check", "--now", "2017-11-16"]).code(1).err();
    assert!(told.trim_end().ends_with("aikyn explain unknown-key"), "{told}");
}

#[test]
fn the_command_that_init_prints_works_for_any_name() {
    let folder = Folder::new();
    let told = folder.run(&["init", "Мой сайт"]).code(0).out();
    assert!(told.contains("aikyn --root \"Мой сайт\" serve"), "{told}");
    let told = folder.run(&["chek"]).code(2).err();
    assert!(told.contains("did you mean check?"), "{told}");
}

#[test]
fn nothing_that_a_terminal_interprets_is_printed() {
    let bad = ['\u{1b}', '\u{9b}', '\u{202e}'];
    let title = bad.map(|c| format!("а{c}б")).concat();
    let folder =
        Folder::new().put("content/press/x.ky.md", &format!("---\ntitle: а\n{title}: x\n---\nТекст {title}.\n"));
    for format in ["text", "github"] {
        let ran = folder.run(&["check", "--format", format, "--now", "2017-11-16"]);
        let told = ran.out() + &ran.err();
        assert!(!told.is_empty() && !told.contains(bad), "{told:?}");
    }
}

/// Returns a site with a place, an event and a contact.
fn site_with_records() -> Folder {
    Folder::new()
        .put("content/data/districts.yaml", "- {id: ozgon, name: {ky: Өзгөн, ru: Узген}}\n")
        .put("content/data/municipalities.yaml", "# Айылдар\n- {id: jazy, name: {ky: Жазы, ru: Жазы}, district: ozgon}\n")
        .put("content/data/visits.yaml", "# ours\n- id: jazy-2017\n  date: 2017-11-01 # кечинде\n  host: jazy\n  status: held\n\n- id: b\n  date: 2018\n  host: jazy\n")
}

/// Runs `new` with lines of answers.
fn answer(folder: &Folder, args: &[&str], lines: &str) -> (String, String) {
    let mut command = folder.command(&[&["new"], args, &["--ask"]].concat());
    let mut child = command
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

#[test]
fn new_asks_for_a_record_question_by_question() {
    let folder = site_with_records();
    // The name in both languages, the proposed id, the district by its name, a kind by its label.
    let lines = "Ак-Булак\nАк-Булак\n\nTown\n?\nУзген\n\n400, 73\n40.7, 73.1\n";
    let (out, err) = answer(&folder, &["municipality"], lines);
    assert_eq!(out, "added to content/data/municipalities.yaml\n", "{err}");
    assert_eq!(
        fs::read_to_string(folder.path().join("content/data/municipalities.yaml")).unwrap(),
        "# Айылдар\n- {id: jazy, name: {ky: Жазы, ru: Жазы}, district: ozgon}\n\
         - {id: ak-bulak, name: {ky: Ак-Булак, ru: Ак-Булак}, kind: town, district: ozgon, point: [40.7, 73.1]}\n"
    );
    for told in
        ["Name (Кыргызча)", "Permanent id [ak-bulak]", "  ozgon – Өзгөн\n", "  town – Town\n", "found [400, 73]"]
    {
        assert!(err.contains(told) || told.starts_with("found"), "{told}: {err}");
    }
    folder.run(&["check"]).code(0);
    // The same name again gets another id, and a promise the place by a part of its name.
    let (_, err) = answer(&folder, &["municipality"], "Ак-Булак\n\n\n\nozgon\n");
    assert!(err.contains("[ak-bulak-2]"), "{err}");
    answer(&folder, &["promise"], "Көпүрө: жаңы\nМост: новый\nbridge\nak-\nЖазы\n");
    let text = fs::read_to_string(folder.path().join("content/data/commitments.yaml")).unwrap();
    assert_eq!(text, "- id: bridge\n  text: {ky: \"Көпүрө: жаңы\", ru: \"Мост: новый\"}\n  municipality: jazy\n");
    // Nothing is written without an answer.
    let (out, _) = answer(&folder, &["person"], "");
    assert_eq!(out, "Nothing was answered, so nothing was written.\n");
    assert!(!folder.path().join("content/data/people.yaml").exists());
}

#[test]
fn new_insists_once_on_what_is_needed() {
    let folder = site_with_records();
    let (out, err) = answer(&folder, &["term"], "айыл өкмөтү\nайыл окмоту\n\n\n\n\n\n\n\n\n");
    assert_eq!(out, "wrote content/data/glossary.yaml\n");
    assert!(err.contains("this is needed") && err.contains("missing-key"), "{err}");
    // An event may be a draft.
    let (_, err) = answer(&folder, &["visit"], "gathering\n\nЖаз майрамы\n\nspring\n");
    let text = fs::read_to_string(folder.path().join("content/data/visits.yaml")).unwrap();
    assert!(
        text.ends_with("\n\n- id: spring\n  kind: gathering\n  title: {ky: Жаз майрамы}\n  draft: true\n"),
        "{text} {err}"
    );
}

#[test]
fn new_takes_each_answer_as_an_option() {
    let folder = site_with_records();
    folder
        .run(&[
            "new",
            "person",
            "Аида Асанова",
            "--role.ky",
            "адис: суу",
            "--role.ru",
            "специалист",
            "--phone",
            "+996555123456",
        ])
        .code(0);
    assert_eq!(
        fs::read_to_string(folder.path().join("content/data/people.yaml")).unwrap(),
        "- id: aida-asanova\n  name: {ru: Аида Асанова}\n  role: {ky: \"адис: суу\", ru: специалист}\n  phone: \"+996555123456\"\n"
    );
    folder
        .run(&[
            "new",
            "results",
            "jazy-2017",
            "--participants.total",
            ">80",
            "--published",
            "2017-11-10",
            "--priorities",
            "{text: {ky: Суу, ru: Вода}, votes: 61}",
            "--priorities",
            "{text: {ky: Жол, ru: Дорога}}",
        ])
        .code(0);
    let text = fs::read_to_string(folder.path().join("content/data/visits.yaml")).unwrap();
    assert_eq!(
        text,
        "# ours\n- id: jazy-2017\n  date: 2017-11-01 # кечинде\n  host: jazy\n  status: held\n  results:\n    \
         published: 2017-11-10\n    participants: {total: \">80\"}\n    priorities:\n      - text: {ky: Суу, ru: Вода}\n        \
         votes: 61\n      - text: {ky: Жол, ru: Дорога}\n\n- id: b\n  date: 2018\n  host: jazy\n"
    );
    for (args, told) in [
        (&["new", "results", "jazy-2017", "--published", "2017"][..], "add the record by hand"),
        (&["new", "results", "jazi-2017", "--published", "2017"], "unknown visit `jazi-2017`"),
        (&["new", "person", "aida-asanova"], "is already used"),
        (&["new", "person", "c", "--name", "А", "--phone", "0555"], "--phone: expected a phone number"),
        (&["new", "municipality", "Ак-Булак"], "needed: --district"),
        (&["new", "municipality", "Ак-Булак", "--district", "osh"], "--district: unknown district `osh`"),
        (&["new", "term"], "<NAME>"),
        (&["new", "term", "x", "--nope", "y"], "--nope"),
    ] {
        let err = folder.run(args).code(2).err();
        assert!(err.contains(told), "{args:?}: {err}");
    }
    folder.run(&["new", "commitment", "Көпүрө", "--municipality", "Жазы"]).code(0);
    assert_eq!(folder.run(&["check"]).code(0).err().matches("error").count(), 0);
}

/// Runs the program without arguments.
fn bare(folder: &Folder) -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_aikyn"));
    command.current_dir(folder.path()).stdin(std::process::Stdio::null()).env("LC_ALL", "C");
    // No browser is found.
    command.env("PATH", "").env_remove("BROWSER");
    command
}

#[test]
fn program_without_arguments_leads_somewhere() {
    for (folder, told) in [
        (Folder::empty(), "aikyn init ."),
        (Folder::empty().put(".git/config", ""), "aikyn init ."),
        (Folder::empty().put("notes.txt", ""), "aikyn init my-site"),
    ] {
        let output = bare(&folder).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{err}");
        assert_eq!(err.matches(told).count(), 3, "{err}");
        assert!(err.contains("папка") && err.contains("this folder"), "{err}");
    }
    let folder = Folder::new();
    let mut child =
        bare(&folder).stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::null()).spawn().unwrap();
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(child.stdout.take().unwrap()));
    let is_served = lines.by_ref().take(2).any(|line| line.unwrap().contains("http://127.0.0.1:"));
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(is_served);
}
