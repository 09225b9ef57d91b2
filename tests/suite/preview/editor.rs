//! The editor of `serve` over HTTP, with its writes and its refusals.

use std::fs;

use super::Server;
use crate::program::Folder;

const PLACES: &str = "content/data/municipalities.yaml";
const DISTRICTS: &str = "content/data/districts.yaml";
const EVENTS: &str = "content/data/visits.yaml";

const PLACE: &str = "# Sources: the register of 2016.\r\n- id: jazy   # by Aida\r\n  name: 'Жазы'\r\n  district: uzgen\r\n\r\n\
                     - {id: jany, name: \"Жаңы\", district: uzgen}\r\n";
const EVENT: &str = "- id: jazy-2017\n  host: jazy\n  date: 2017-11-21\n  status: planned\n";

fn folder() -> Folder {
    Folder::new().put(DISTRICTS, "- {id: uzgen, name: Өзгөн}\n").put(PLACES, PLACE).put(EVENTS, EVENT)
}

/// A form as a browser has it: its hidden values.
struct Form {
    hidden: String,
}

impl Server {
    fn post(&self, path: &str, body: &str) -> String {
        self.post_from(path, body, &format!("http://{}", self.address))
    }

    fn post_from(&self, path: &str, body: &str, origin: &str) -> String {
        self.send(&format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nOrigin: {origin}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.address,
            body.len()
        ))
    }

    fn form(&self, query: &str) -> Form {
        self.wait_for("/_aikyn/edit/", "visits.yaml</code>");
        let page = self.get(&format!("/_aikyn/edit/form?{query}"));
        assert!(page.starts_with("HTTP/1.1 200"), "{page}");
        Form::of(&page)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.folder.path().join(path)).unwrap()
    }
}

impl Form {
    fn of(page: &str) -> Self {
        let hidden = page.split("<input type=\"hidden\" name=\"").skip(1).map(|rest| {
            let (name, rest) = rest.split_once("\" value=\"").unwrap();
            let value = rest.split('"').next().unwrap().replace("&amp;", "&");
            format!("{name}={}&", value.replace('%', "%25").replace('&', "%26").replace('=', "%3D"))
        });
        Self { hidden: hidden.collect() }
    }

    fn with(&self, values: &str) -> String {
        format!("{}{values}", self.hidden)
    }
}

fn item(path: &str, item: usize) -> String {
    format!("file={path}&item={item}")
}

#[test]
fn save_changes_one_value_and_no_other_byte() {
    let server = Server::start(folder());
    let form = server.form(&item(PLACES, 0));
    let answer = server.post("/_aikyn/edit/save", &form.with("-action=save&name.ky=Жазы айылы&name.ru=Жазы айылы"));
    assert!(answer.starts_with("HTTP/1.1 303") && answer.contains("told=edit"), "{answer}");
    assert_eq!(server.read(PLACES), PLACE.replace("'Жазы'", "'Жазы айылы'"));
    server.wait_for("/ky/municipalities/jazy/", "Жазы айылы");
    // The same values again change nothing.
    let form = server.form(&item(PLACES, 0));
    server.post("/_aikyn/edit/save", &form.with("-action=save&name.ky=Жазы айылы&name.ru=Жазы айылы"));
    assert_eq!(server.read(PLACES), PLACE.replace("'Жазы'", "'Жазы айылы'"));
    let answer = server.post("/_aikyn/edit/undo", &form.hidden);
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert_eq!(server.read(PLACES), PLACE);
}

#[test]
fn file_that_others_changed_is_not_overwritten() {
    let server = Server::start(folder());
    let form = server.form(&item(EVENTS, 0));
    let changed = EVENT.replace("planned", "held  # by phone");
    server.write(EVENTS, &changed);
    let answer = server.post("/_aikyn/edit/save", &form.with("-action=save&status=cancelled"));
    assert!(answer.starts_with("HTTP/1.1 409"), "{answer}");
    assert!(answer.contains("status: held  # by phone") && answer.contains("status: cancelled"), "{answer}");
    assert_eq!(server.read(EVENTS), changed);
    // Saving the form that was shown then writes it.
    let answer = server.post("/_aikyn/edit/save", &Form::of(&answer).with("-action=save&status=cancelled"));
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert_eq!(server.read(EVENTS), EVENT.replace("planned", "cancelled  # by phone"));
    // A change of others after a save is not taken back.
    server.write(EVENTS, EVENT);
    let answer = server.post("/_aikyn/edit/undo", &form.hidden);
    assert!(answer.starts_with("HTTP/1.1 409") && answer.contains("was changed since"), "{answer}");
    assert_eq!(server.read(EVENTS), EVENT);
}

#[test]
fn foreign_forms_get_nowhere() {
    let server = Server::start(folder());
    let form = server.form(&item(EVENTS, 0));
    let body = form.with("-action=save&status=cancelled");
    for origin in ["null", "https://example.kg", "http://localhost:1", ""] {
        let answer = server.post_from("/_aikyn/edit/save", &body, origin);
        assert!(answer.starts_with("HTTP/1.1 403"), "{origin}: {answer}");
    }
    let no_origin = format!(
        "POST /_aikyn/edit/save HTTP/1.1\r\nHost: {}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        server.address,
        body.len()
    );
    assert!(server.send(&no_origin).starts_with("HTTP/1.1 403"));
    let token = body.split("-token=").nth(1).unwrap().split('&').next().unwrap();
    for other in [body.replace(token, "0"), body.replace("-token=", "-other=")] {
        let answer = server.post("/_aikyn/edit/save", &other);
        // The form of the answer has all values, and a token that is good.
        assert!(answer.starts_with("HTTP/1.1 403") && answer.contains("value=\"cancelled\" selected"), "{answer}");
        assert!(server.post("/_aikyn/edit/check", &other).starts_with("HTTP/1.1 409"));
        assert!(server.post("/_aikyn/edit/undo", &other).starts_with("HTTP/1.1 409"));
    }
    assert!(server.post("/ky/", &body).starts_with("HTTP/1.1 405"));
    let huge = format!("{body}&agenda.0.ky={}", "a".repeat(5_000_000));
    assert!(!server.post("/_aikyn/edit/save", &huge).starts_with("HTTP/1.1 3"));
    assert_eq!(server.read(EVENTS), EVENT);
    assert!(!server.get("/_aikyn/edit/").to_lowercase().contains("access-control"));
}

#[test]
fn paths_outside_of_the_records_are_not_opened() {
    let server = Server::start(folder().put("secret.yaml", "- {id: a, name: b}\n"));
    let form = server.form(&item(EVENTS, 0));
    for query in [
        item("secret.yaml", 0),
        item("../secret.yaml", 0),
        item("content/data/../../secret.yaml", 0),
        item("content/data/visits/../../../secret.yaml", 0),
        item("/etc/passwd", 0),
        item(EVENTS, 7),
        "text=content/press/../data/visits".to_owned(),
        "text=content/press/none".to_owned(),
        "new=nothing".to_owned(),
        String::new(),
    ] {
        let answer = server.get(&format!("/_aikyn/edit/form?{query}"));
        assert!(answer.starts_with("HTTP/1.1 404"), "{query}: {answer}");
        let encoded = query.replace('=', "%3D").replace('&', "%26");
        let own = form.hidden.split("-target=").nth(1).unwrap().split('&').next().unwrap();
        let answer = server.post("/_aikyn/edit/save", &form.with("-action=save&name=x").replace(own, &encoded));
        assert!(answer.starts_with("HTTP/1.1 4"), "{query}: {answer}");
    }
    assert_eq!(server.read("secret.yaml"), "- {id: a, name: b}\n");
}

#[cfg(unix)]
#[test]
fn links_and_write_protected_files_are_not_written() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let server = Server::start(folder().put("content/data/terms.yaml", "[]\n").put("outside.yaml", EVENT));
    let events = server.folder.path().join(EVENTS);
    let form = server.form(&item(EVENTS, 0));
    let body = form.with("-action=save&status=cancelled");
    fs::set_permissions(&events, fs::Permissions::from_mode(0o444)).unwrap();
    let answer = server.post("/_aikyn/edit/save", &body);
    assert!(answer.starts_with("HTTP/1.1 409") && answer.contains("is write-protected"), "{answer}");
    assert_eq!(server.read(EVENTS), EVENT);
    fs::remove_file(&events).unwrap();
    symlink(server.folder.path().join("outside.yaml"), &events).unwrap();
    let answer = server.post("/_aikyn/edit/save", &body);
    assert!(answer.starts_with("HTTP/1.1 4") && answer.contains("is a link"), "{answer}");
    assert_eq!(server.read("outside.yaml"), EVENT);
}

#[test]
fn file_that_does_not_parse_is_left_alone() {
    let server = Server::start(folder());
    let form = server.form(&item(EVENTS, 0));
    let broken = format!("{EVENT}- id: next\n  title: \"open\n");
    server.write(EVENTS, &broken);
    server.wait_for("/_aikyn/edit/", "has an error that hides a part of it");
    let answer = server.post("/_aikyn/edit/save", &form.with("-action=save&status=cancelled"));
    assert!(answer.starts_with("HTTP/1.1 409") && answer.contains("has an error"), "{answer}");
    assert_eq!(server.read(EVENTS), broken);
}

#[test]
fn record_is_added_and_deleted_unless_it_is_named() {
    let server = Server::start(folder());
    let form = server.form("new=municipalities");
    let answer = server.post("/_aikyn/edit/save", &form.with("-action=save&name.ky=Кашка-Суу&name.ru=&district=uzgen"));
    assert!(answer.contains("item=2"), "{answer}");
    let places = server.read(PLACES);
    assert!(places.starts_with(PLACE) && places.contains("id: kashka-suu"), "{places}");
    // It is listed at once, and can be chosen by its name.
    assert!(server.get("/_aikyn/edit/form?new=visits").contains("<option value=\"kashka-suu\">Кашка-Суу</option>"));
    let form = server.form(&item(PLACES, 2));
    let answer = server.post("/_aikyn/edit/save", &form.with("-action=delete"));
    assert!(answer.contains("told=edit"), "{answer}");
    assert_eq!(server.read(PLACES).trim_end(), PLACE.trim_end());
    let form = server.form(&item(PLACES, 0));
    let answer = server.post("/_aikyn/edit/save", &form.with("-action=delete"));
    assert!(answer.starts_with("HTTP/1.1 409") && answer.contains("content/data/visits.yaml:2"), "{answer}");
    assert!(server.read(PLACES).starts_with(PLACE));
}

#[test]
fn notes_stand_at_their_fields_and_errors_can_be_saved() {
    let server = Server::start(folder());
    let form = server.form(&item(EVENTS, 0));
    for (value, field) in
        [("date=soon", "date"), ("host.0=jazzy", "host"), ("results.published=x", "results.published")]
    {
        let answer = server.post("/_aikyn/edit/check", &form.with(value));
        assert!(answer.contains(&format!("\"field\":\"{field}\"")), "{answer}");
    }
    assert_eq!(server.read(EVENTS), EVENT, "a check writes nothing");
    server.post("/_aikyn/edit/save", &form.with("-action=save&date=soon"));
    assert_eq!(server.read(EVENTS), EVENT.replace("2017-11-21", "soon"));
    let page = server.get(&format!("/_aikyn/edit/form?{}", item(EVENTS, 0)));
    let at_date = page.split("data-notes=\"date\">").nth(1).unwrap();
    assert!(at_date.starts_with("<p class=\"note error\">"), "{at_date}");
    let answer = server.post("/_aikyn/edit/save", &Form::of(&page).with("-action=save&date=21.11.2017"));
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert_eq!(server.read(EVENTS), EVENT);
}

#[test]
fn release_is_written_in_both_languages_and_marked_current() {
    let server = Server::start(folder());
    let form = server.form("new=press");
    let values = "-action=save&ky.title=Суу келди&ky.date=2017-11-20&ky.-body=Айылга суу келди.\n&ru.title=Вода&ru.-body=Пришла вода.";
    let answer = server.post("/_aikyn/edit/save", &form.with(values));
    assert!(answer.contains("text=content%2Fpress%2Fsuu%2Dkeldi"), "{answer}");
    let ky = "---\ntitle: Суу келди\ndate: 2017-11-20\n---\nАйылга суу келди.\n";
    assert_eq!(server.read("content/press/suu-keldi.ky.md"), ky);
    server.wait_for("/ru/press/suu-keldi/", "Пришла вода");
    let form = server.form("text=content/press/suu-keldi");
    let answer = server.post("/_aikyn/edit/check", &form.with("ru.-body=Вода%20здесь."));
    assert!(answer.contains("/_aikyn/edit/preview/"), "{answer}");
    let preview = server.get("/_aikyn/edit/preview/ru/press/suu-keldi/");
    assert!(preview.contains("Вода здесь.") && preview.contains("frame-ancestors 'self'"), "{preview}");
    let answer = server.post("/_aikyn/edit/save", &form.with("-action=current.ru"));
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    let ru = server.read("content/press/suu-keldi.ru.md");
    assert!(ru.starts_with("---\ntitle: Вода\ntranslated_from: ") && ru.ends_with("---\nПришла вода.\n"), "{ru}");
    assert_eq!(server.read("content/press/suu-keldi.ky.md"), ky);
}
