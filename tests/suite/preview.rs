//! `serve` over HTTP, as a browser and as a hostile client use it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::harness::HANG;
use crate::program::Folder;

mod editor;
mod load;

struct Server {
    child: Child,
    address: SocketAddr,
    folder: Folder,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    fn start(folder: Folder) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_aikyn"))
            .args(["--lang", "en", "serve", "--port", "0"])
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
        let address =
            said.split("http://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_else(|| panic!("{said}"));
        Self { child, address: address.parse().unwrap(), folder }
    }

    /// Sends a request and returns the whole response.
    fn send(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(HANG)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, path: &str) -> String {
        self.send(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address))
    }

    /// Requests a path until the response contains a text.
    #[track_caller]
    fn wait_for(&self, path: &str, text: &str) {
        let begun = Instant::now();
        loop {
            let answer = self.get(path);
            if answer.contains(text) {
                return;
            }
            assert!(begun.elapsed() < HANG, "{path} does not contain {text}:\n{answer}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.folder.path().join(path), text).unwrap();
    }
}

const NEWS: &str = "content/press/news.ky.md";

#[test]
fn drafts_are_shown_with_a_note_and_other_texts_explained() {
    let text = |title: &str, more: &str| format!("---\ntitle: {title}\ndate: 2017-11-16\n{more}\n---\nТекст.\n");
    let server = Server::start(
        Folder::new()
            .put("content/press/plan.ky.md", &text("План", "draft: true"))
            .put("content/press/later.ky.md", &text("Кийин", "publish_at: 2999-01-01 09:00"))
            .put("content/press/gone.ky.md", &text("Эски", "expires_at: 2017-12-01")),
    );
    let draft = "Readers do not see this page (draft): content/press/plan.ky.md";
    server.wait_for("/ky/press/plan/", draft);
    assert!(server.get("/_aikyn/").contains("plan.ky.md"));
    for (path, told) in [
        ("/ky/press/later/", "(from 2999-01-01 09:00): content/press/later.ky.md"),
        ("/ky/press/gone/", "(removed 2017-12-01 00:00): content/press/gone.ky.md"),
    ] {
        let answer = server.get(path);
        assert!(answer.starts_with("HTTP/1.1 404") && answer.contains(told), "{answer}");
    }
    assert!(!server.get("/ky/press/news/").contains("Readers do not see"));
}

#[test]
fn dashboard_speaks_the_language_of_the_author() {
    let server = Server::start(
        Folder::new()
            .put("content/press/plan.ky.md", "---\ntitle: План\ndate: 2017-11-16\ndraft: true\n---\n<b>Текст</b>.\n"),
    );
    server.wait_for("/_aikyn/", "Errors and warnings by file");
    let page = server.get("/_aikyn/?lang=ru");
    assert!(page.contains("<html lang=\"ru\">") && page.contains("Ошибки и предупреждения по файлам"), "{page}");
    // A warning has the text of its line, and a link to the page.
    let (_, warning) = page.split_once("raw-html").unwrap_or_else(|| panic!("{page}"));
    assert!(warning.contains("&lt;b&gt;Текст&lt;/b&gt;") && page.contains("href=\"/ky/press/plan/\""), "{page}");
    let state = server.get("/_aikyn/state?lang=ky&page=/ky/press/plan/");
    assert!(state.contains("\"lang\":\"ky\"") && state.contains("raw-html"), "{state}");
    let missing = server.get("/ky/nowhere/");
    assert!(missing.starts_with("HTTP/1.1 404") && missing.contains("There is no page at /ky/nowhere/"), "{missing}");
}

#[test]
fn cards_are_drawn_on_request() {
    let server = Server::start(Folder::new());
    server.wait_for("/ky/press/news/card.jpg", "HTTP/1.1 200 OK");
    let card = server.get("/ky/press/news/card.jpg");
    assert!(card.contains("content-type: image/jpeg") && card.contains("JFIF"), "{card}");
    assert!(server.get("/ky/press/olds/card.jpg").starts_with("HTTP/1.1 404"));
}

#[test]
fn pages_have_the_headers_from_the_readme() {
    let server = Server::start(Folder::new());
    server.wait_for("/ky/press/news/", "HTTP/1.1 200 OK");
    let page = server.get("/ky/press/news/");
    assert!(page.contains("content-type: text/html; charset=utf-8") && page.contains("/_aikyn/client.js"), "{page}");
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    for (name, value) in aikyn::serve::HEADERS {
        assert!(
            page.to_lowercase().contains(&format!("{}: {}", name.to_lowercase(), value.to_lowercase())),
            "{name}\n{page}"
        );
        assert!(readme.contains(&format!("add_header {name} \"{value}\"")), "README.md lacks {name}");
    }
    assert!(!page.to_lowercase().contains("access-control"));
    assert!(server.get("/ky/press/news").contains("location: /ky/press/news/"));
    assert!(server.get("//bakyt.test/ky").starts_with("HTTP/1.1 404"), "redirect to another host");
    assert!(server.get("/no/such").starts_with("HTTP/1.1 404"));
    assert!(server.get("/no/such").contains("Барак табылган жок"));
    assert!(server.get("/..%2f..%2fcontent%2fsite.yaml").starts_with("HTTP/1.1 404"));
    assert!(server.get("/ky/feed.xml").contains("content-type: text/xml"));
    let head = server.send(&format!("HEAD / HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", server.address));
    assert!(head.starts_with("HTTP/1.1 200") && head.ends_with("\r\n\r\n"), "{head}");
    assert!(!server.folder.path().join("public").exists(), "the preview wrote the output directory");
}

#[test]
fn foreign_hosts_and_origins_are_refused() {
    let server = Server::start(Folder::new());
    server.wait_for("/", "HTTP/1.1 200 OK");
    let ask = |method: &str, headers: &str| {
        server
            .send(&format!("{method} / HTTP/1.1\r\n{headers}Connection: close\r\n\r\n"))
            .lines()
            .next()
            .unwrap_or("")
            .to_owned()
    };
    let host = format!("Host: {}\r\n", server.address);
    assert_eq!(ask("GET", "Host: bakyt.test\r\n"), "HTTP/1.1 403 Forbidden");
    assert_eq!(ask("GET", &format!("{host}Origin: https://bakyt.test\r\n")), "HTTP/1.1 403 Forbidden");
    assert_eq!(ask("POST", &host), "HTTP/1.1 405 Method Not Allowed");
    assert_eq!(ask("GET", &host), "HTTP/1.1 200 OK");
}

#[test]
fn changes_are_served_and_errors_keep_the_last_valid_site() {
    let server = Server::start(Folder::new());
    server.wait_for("/ky/press/news/", "Текст.");
    server.write(NEWS, "---\ntitle: Жаңылык\ndate: 2017-11-16\n---\nЖаңы текст.\n");
    server.wait_for("/ky/press/news/", "Жаңы текст.");
    server.write(NEWS, "---\ntitel: Жаңылык\ndate: 2017-11-16\n---\nКата.\n");
    server.wait_for("/_aikyn/state", "unknown key `titel`");
    server.wait_for("/_aikyn/", "content/press/news.ky.md");
    assert!(server.get("/ky/press/news/").contains("Жаңы текст."));
    server.write(NEWS, "---\ntitle: Жаңылык\ndate: 2017-11-16\n---\nОңдолду.\n");
    server.wait_for("/ky/press/news/", "Оңдолду.");
    server.wait_for("/_aikyn/state", "\"errors\":[]");
}

#[test]
fn first_build_may_fail() {
    let server = Server::start(Folder::new().put("content/site.yaml", "title: x\n"));
    server.wait_for("/ky/", "HTTP/1.1 503");
    server.wait_for("/ky/", "/_aikyn/client.js");
    server.write("content/site.yaml", "title: x\nbase_url: https://bakyt.test/\nlanguages: [ky, ru]\n");
    server.wait_for("/ky/", "HTTP/1.1 200");
}

#[test]
fn parts_of_a_file_are_served_but_not_of_a_page() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path().join("content/static")).unwrap();
    fs::write(folder.path().join("content/static/film.mp4"), "0123456789").unwrap();
    let server = Server::start(folder);
    server.wait_for("/film.mp4", "HTTP/1.1 200 OK");
    let ask = |path: &str, range: &str| {
        let host = server.address;
        server.send(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nRange: {range}\r\nConnection: close\r\n\r\n"))
    };
    assert!(server.get("/film.mp4").contains("accept-ranges: bytes"), "{}", server.get("/film.mp4"));
    // Safari begins with two bytes, and plays nothing without this answer.
    let first = ask("/film.mp4", "bytes=0-1");
    assert!(first.starts_with("HTTP/1.1 206") && first.contains("content-range: bytes 0-1/10"), "{first}");
    assert!(first.contains("content-type: video/mp4") && first.contains("content-length: 2"), "{first}");
    assert!(first.ends_with("\r\n\r\n01"), "{first}");
    let last = ask("/film.mp4", "bytes=7-");
    assert!(last.contains("content-range: bytes 7-9/10") && last.ends_with("\r\n\r\n789"), "{last}");
    let none = ask("/film.mp4", "bytes=10-");
    assert!(none.starts_with("HTTP/1.1 416") && none.contains("content-range: bytes */10"), "{none}");
    // A page has the client script, so that its bytes are not those of the file.
    server.wait_for("/ky/press/news/", "HTTP/1.1 200 OK");
    assert!(ask("/ky/press/news/", "bytes=0-1").starts_with("HTTP/1.1 200"));
}

#[cfg(unix)]
#[test]
fn a_change_of_a_links_target_is_served() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path().join("texts/deep")).unwrap();
    let text = |words: &str| format!("---\ntitle: Жаңылык\ndate: 2017-11-16\n---\n{words}\n");
    fs::write(folder.path().join("texts/news.md"), text("Биринчи.")).unwrap();
    fs::write(folder.path().join("texts/deep/linked.ky.md"), text("Экинчи.")).unwrap();
    let link =
        |target: &str, name: &str| std::os::unix::fs::symlink(folder.path().join(target), folder.path().join(name));
    fs::remove_file(folder.path().join(NEWS)).unwrap();
    link("texts/news.md", NEWS).unwrap();
    link("texts/deep/linked.ky.md", "content/press/linked.ky.md").unwrap();
    let server = Server::start(folder);
    server.wait_for("/ky/press/news/", "Биринчи.");
    server.write("texts/news.md", &text("Үчүнчү."));
    server.wait_for("/ky/press/news/", "Үчүнчү.");
    server.write("texts/deep/linked.ky.md", &text("Төртүнчү."));
    server.wait_for("/ky/press/linked/", "Төртүнчү.");
    // A link that is made later.
    server.write("texts/later.md", &text("Бешинчи."));
    let later = server.folder.path().join("content/press/later.ky.md");
    std::os::unix::fs::symlink(server.folder.path().join("texts/later.md"), later).unwrap();
    server.wait_for("/ky/press/later/", "Бешинчи.");
    server.write("texts/later.md", &text("Алтынчы."));
    server.wait_for("/ky/press/later/", "Алтынчы.");
}

#[test]
fn a_preview_for_the_whole_network_is_warned_about() {
    for (interface, warned) in [("0.0.0.0", true), ("127.0.0.1", false)] {
        let folder = Folder::new();
        let mut child = Command::new(env!("CARGO_BIN_EXE_aikyn"))
            .args(["--lang", "en", "serve", "--port", "0", "--interface", interface])
            .current_dir(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // The line about the finished build comes after any warning.
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        lines.next().unwrap().unwrap();
        lines.next().unwrap().unwrap();
        child.kill().unwrap();
        let err = String::from_utf8(child.wait_with_output().unwrap().stderr).unwrap();
        assert_eq!(err.contains("everyone in this network can read the preview"), warned, "{interface}: {err}");
    }
}

#[test]
fn port_in_use_is_reported() {
    let server = Server::start(Folder::new());
    let port = server.address.port().to_string();
    let ran = server.folder.run(&["serve", "--port", &port]).code(3);
    assert!(ran.err().contains(&format!("port {port} is already in use")), "{}", ran.err());
}
