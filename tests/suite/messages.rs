//! Messages in Kyrgyz, Russian and English: help, usage errors, system errors, manual page,
//! completions.

use std::process::{Command, Output};

use aikyn::model::record::RecordLists;

const TONGUES: [&str; 3] = ["en", "ky", "ru"];

/// Latin words that may be in a translated text: names of commands, files, keys and values.
const NAMES: &[&str] = &[
    "aikyn",
    "build",
    "check",
    "serve",
    "status",
    "new",
    "press",
    "page",
    "visit",
    "organization",
    "person",
    "district",
    "municipality",
    "programme",
    "promise",
    "term",
    "document",
    "results",
    "init",
    "import",
    "Word",
    "docx",
    "explain",
    "guide",
    "schema",
    "JSON",
    "Schema",
    "press",
    "page",
    "completions",
    "man",
    "ky",
    "ru",
    "en",
    "auto",
    "always",
    "never",
    "text",
    "json",
    "github",
    "gitlab",
    "host",
    "cloudflare",
    "netlify",
    "nginx",
    "apache",
    "none",
    "sarif",
    "bash",
    "elvish",
    "fish",
    "powershell",
    "zsh",
    "content",
    "themes",
    "public",
    "site",
    "yaml",
    "index",
    "html",
    "zip",
    "SOURCE",
    "DATE",
    "EPOCH",
    "publish",
    "at",
];

fn run(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aikyn"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "SOURCE_DATE_EPOCH"] {
        command.env_remove(name);
    }
    command.args(args).output().unwrap()
}

fn out(args: &[&str]) -> String {
    let output = run(args);
    assert_eq!(output.status.code(), Some(0), "{args:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Returns the Latin words of a text, without options and names.
fn english(text: &str) -> Vec<&str> {
    let options = |word: &&str| !word.trim_start_matches(['[', '<', '(']).starts_with('-');
    let messages = text.split_whitespace().filter(options);
    let messages = messages.flat_map(|word| word.split(|c: char| !c.is_ascii_alphabetic()));
    messages.filter(|word| word.len() > 1 && !NAMES.contains(word) && !RecordLists::FILES.contains(word)).collect()
}

/// Returns the commands that a help text lists.
fn commands(help: &str) -> Vec<String> {
    let headings = ["Commands:", "Буйруктар:", "Команды:"];
    let lines = help.lines().skip_while(|line| !headings.contains(line)).skip(1);
    lines
        .take_while(|line| line.starts_with("  "))
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect()
}

/// Collects the help of a command and of all its subcommands.
fn help_of(lang: &str, path: &[String], seen: &mut Vec<(String, String)>) {
    let mut args = vec!["--lang", lang];
    args.extend(path.iter().map(String::as_str));
    args.push("--help");
    let help = out(&args);
    for name in commands(&help) {
        help_of(lang, &[path, &[name]].concat(), seen);
    }
    seen.push((path.join(" "), help));
}

#[test]
fn help_is_in_the_chosen_language() {
    let all = TONGUES.map(|lang| {
        let mut seen = Vec::new();
        help_of(lang, &[], &mut seen);
        seen
    });
    let names = |seen: &[(String, String)]| seen.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert!(names(&all[0]).len() > 10, "{:?}", names(&all[0]));
    for (seen, heading) in all.iter().zip(["Usage:", "Колдонуу:", "Как вызвать:"]) {
        assert_eq!(names(seen), names(&all[0]));
        for (name, help) in seen {
            assert!(help.contains(&format!("\n{heading} aikyn {name}").trim_end().to_owned()), "{help}");
            // A missing message would be printed as its key.
            assert!(!["arg-", "command-", "value-", "heading-"].iter().any(|key| help.contains(key)), "{help}");
        }
    }
    for (name, help) in all[1..].iter().flatten() {
        // The meanings of keys have examples, such as file names.
        let own: Vec<&str> = help.lines().filter(|line| !line.contains("<ТЕКСТ>")).collect();
        assert_eq!(english(&own.join("\n")), Vec::<&str>::new(), "{name}: {help}");
    }
}

#[test]
fn extra_argument_is_not_called_an_option() {
    for (lang, told) in TONGUES.iter().zip(["quotation marks", "тырмакчага", "кавычки"]) {
        let output = run(&["--lang", lang, "new", "press", "Жаңы", "жыл"]);
        let answer = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{answer}");
        assert!(answer.contains("жыл") && answer.contains(told), "{answer}");
        let output = run(&["--lang", lang, "new", "--nope"]);
        assert!(!String::from_utf8_lossy(&output.stderr).contains(told));
    }
}

#[test]
fn missing_command_prints_the_help() {
    for (locale, heading) in ["C", "ky_KG.UTF-8", "ru_RU.UTF-8"].iter().zip(["Usage:", "Колдонуу:", "Как вызвать:"])
    {
        let output = Command::new(env!("CARGO_BIN_EXE_aikyn")).arg("new").env("LC_ALL", locale).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains(heading));
    }
}

#[test]
fn usage_errors_are_in_the_chosen_language() {
    let mistakes: &[(&[&str], &str)] = &[
        (&["biuld"], "build"),
        (&["check", "--strct"], "--strict"),
        (&["check", "--format", "jsn"], "json"),
        (&["check", "--format"], "json"),
        (&["check", "--now", "yesterday"], "2017-11-16"),
        (&["check", "--now", "yesterday"], "aikyn check --help"),
        (&["--root", "build", "check", "--now", "yesterday"], "aikyn check --help"),
        (&["status", "--mark-current"], "aikyn status --help"),
        (&["build", "--base-url", "example"], "https://example.kg/"),
        (&["serve", "--port", "99999999"], "--port"),
        (&["check", "-q", "-v"], "--verbose"),
        (&["check", "--strict", "--strict"], "--strict"),
        (&["check", "--strict=1"], "--strict"),
        (&["build", "extra"], "extra"),
        (&[], "aikyn --help"),
        (&["init"], "aikyn init --help"),
        (&["new"], "press"),
        (&["new", "visit"], "aikyn new visit --help"),
        (&["completions"], "aikyn completions --help"),
        (&["completions", "bsh"], "bash"),
        (&["import"], "aikyn import --help"),
        (&["import", "x.docx", "--language", "kg"], "ky"),
        (&["explain", "unknown-kei"], "unknown-key"),
        (&["explain", "нет"], "aikyn explain"),
    ];
    for (typed, answer) in mistakes {
        for (lang, word) in TONGUES.iter().zip(["error: ", "ката: ", "ошибка: "]) {
            let output = run(&[&["--lang", lang], *typed].concat());
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(2), "{typed:?}: {told}");
            assert_eq!(output.stdout, b"", "{typed:?}");
            let help = *typed == ["new"];
            assert!(help || told.starts_with(word), "{typed:?}: {told}");
            assert!(told.contains(answer), "{typed:?}: {told}");
            let typed_words = [
                "biuld",
                "strct",
                "jsn",
                "yesterday",
                "example",
                "https",
                "kg",
                "extra",
                "bsh",
                "unknown",
                "kei",
                "key",
            ];
            let left: Vec<&str> = english(&told).into_iter().filter(|word| !typed_words.contains(word)).collect();
            assert!(*lang == "en" || left.is_empty(), "{typed:?} {left:?}: {told}");
        }
    }
}

#[test]
fn system_errors_are_in_the_chosen_language() {
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "x").unwrap();
    std::fs::create_dir(folder.path().join("content")).unwrap();
    std::fs::write(
        folder.path().join("content/site.yaml"),
        "title: а\nbase_url: https://bakyt.test/\nlanguages: [ky, ru]\n",
    )
    .unwrap();
    let root = folder.path().to_str().unwrap();
    let inside = file.join("public");
    for (lang, word) in TONGUES.iter().zip(["folder", "папка", "папк"]) {
        let output = run(&["--lang", lang, "--root", root, "build", "-o", inside.to_str().unwrap()]);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(3), "{told}");
        assert!(told.contains(word) && !told.contains("os error"), "{told}");
    }
}

#[test]
fn manual_page_has_every_command_and_option() {
    for lang in TONGUES {
        let page = out(&["--lang", lang, "man"]);
        assert!(page.contains(".TH aikyn 1"), "{page}");
        let mut seen = Vec::new();
        help_of(lang, &[], &mut seen);
        for (name, help) in &seen {
            assert!(name.is_empty() || page.contains(&format!(".SS aikyn {name} ")), "{lang} {name}: {page}");
            for option in help.split_whitespace().filter(|word| word.starts_with("--") && *word != "--help") {
                let option = option.trim_end_matches(',').replace('-', "\\-");
                assert!(page.contains(&option), "{lang} {name} {option}: {page}");
            }
        }
        let headings: Vec<&str> = page.lines().filter(|line| line.starts_with(".SH ")).collect();
        assert_eq!(headings.len(), 4, "{headings:?}");
        let left: Vec<&str> = headings.iter().flat_map(|line| english(&line[4..])).collect();
        assert!(lang == "en" || left.is_empty(), "{left:?}");
    }
}

#[test]
fn shells_complete_commands_options_and_rules() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = out(&["--lang", "en", "completions", shell]);
        for word in ["build", "explain", "portable", "unknown-key"] {
            // Only bash and zsh complete positional arguments.
            let asked = word != "unknown-key" || ["bash", "zsh"].contains(&shell);
            assert!(!asked || script.contains(word), "{shell} lacks {word}");
        }
    }
}
