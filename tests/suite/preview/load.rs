//! The preview under those who are no readers: too many, too slow, too much, and senseless. Whatever they do, a reader is
//! answered soon and the memory stays small.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use super::Server;
use crate::hostile::{Dice, spoil};
use crate::program::Folder;

/// How many connections are held at once: fewer than most systems let a program open.
const AT_ONCE: usize = 500;
/// More memory than a small site and all its visitors may take.
const MEMORY: usize = 150 << 20;
/// How long a reader may wait while strangers press, on a machine that does other things too.
const SOON: Duration = Duration::from_secs(10);

impl Server {
    fn ready() -> Self {
        let server = Self::start(Folder::new());
        server.comes_to_show("/ky/press/news/", "HTTP/1.1 200 OK");
        server
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.set_write_timeout(Some(Duration::from_secs(2))).unwrap();
        stream
    }

    fn request(&self, method: &str, headers: &str) -> String {
        format!("{method} /ky/press/news/ HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", self.address)
    }

    /// A reader gets the page, and soon.
    #[track_caller]
    fn answers_a_reader(&self) {
        let begun = Instant::now();
        let answer = self.get("/ky/press/news/");
        assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.contains("</html>"), "{answer}");
        assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
    }

    /// What the system tells of the program.
    fn told(&self, name: &str) -> Option<usize> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().find_map(|word| word.parse().ok())
    }

    /// The most memory that it ever took is bounded, and so is the number of files that it has open.
    #[track_caller]
    fn is_small(&self) {
        let most = self.told("VmHWM:").map(|kilobytes| kilobytes << 10);
        assert!(most.is_none_or(|most| most < MEMORY), "{most:?}");
        let open = std::fs::read_dir(format!("/proc/{}/fd", self.child.id())).map(Iterator::count);
        assert!(open.as_ref().is_ok_and(|open| *open < 200) || open.is_err(), "{open:?}");
    }
}

#[test]
fn ten_thousand_connections_keep_no_reader_waiting() {
    let server = Server::ready();
    let whole = server.request("GET", "");
    for round in 0..10_000 / AT_ONCE {
        let held: Vec<TcpStream> = (0..AT_ONCE)
            .map(|at| {
                let mut stream = server.connect();
                // Some say nothing, some half of what they want, some all of it without waiting for the answer.
                let said = [0, whole.len() / 2, whole.len()][(at + round) % 3];
                let _ = stream.write_all(&whole.as_bytes()[..said]);
                stream
            })
            .collect();
        server.answers_a_reader();
        drop(held);
    }
    server.answers_a_reader();
    server.is_small();
}

#[test]
fn who_is_slow_is_let_go() {
    let server = Server::ready();
    let whole = server.request("GET", "Connection: keep-alive\r\n");
    // Fewer than are let in at once, so that time alone ends them.
    let mut slow: Vec<TcpStream> = (0..60).map(|_| server.connect()).collect();
    let mut deaf: Vec<TcpStream> = (0..20).map(|_| server.connect()).collect();
    for stream in &mut deaf {
        stream.set_nonblocking(true).unwrap();
        // Requests without end whose answers are never read.
        while stream.write(whole.as_bytes()).is_ok() {}
    }
    let begun = Instant::now();
    for byte in whole.bytes().cycle() {
        let all = slow.len();
        slow.retain_mut(|stream| stream.write_all(&[byte]).is_ok());
        if slow.len() < all && begun.elapsed() > Duration::from_secs(5) || begun.elapsed() > Duration::from_secs(60) {
            break;
        }
        // So slow that the request would take minutes.
        std::thread::sleep(Duration::from_millis(500));
        server.answers_a_reader();
    }
    assert!(begun.elapsed() < Duration::from_secs(60), "a request that never ends was waited for");
    for stream in &mut deaf {
        stream.set_nonblocking(false).unwrap();
        let mut unread = Vec::new();
        // What was sent before can still be read; then there is an end.
        let ended = stream.read_to_end(&mut unread);
        let waits = ended.is_err_and(|error| matches!(error.kind(), std::io::ErrorKind::WouldBlock));
        assert!(!waits, "who never reads was waited for");
    }
    server.answers_a_reader();
    server.is_small();
}

#[test]
fn a_gigabyte_is_refused_before_it_is_read() {
    let server = Server::ready();
    let gigabyte = 1 << 30;
    for (method, headers, status) in [
        ("POST", format!("Content-Length: {gigabyte}\r\n"), "405"),
        ("POST", "Transfer-Encoding: chunked\r\n".to_owned(), "405"),
        ("GET", format!("Content-Length: {gigabyte}\r\n"), "200"),
        ("PUT", format!("Content-Length: {gigabyte}\r\nExpect: 100-continue\r\n"), "405"),
    ] {
        let mut stream = server.connect();
        stream.write_all(server.request(method, &headers).as_bytes()).unwrap();
        let mut head = [0; 12];
        stream.read_exact(&mut head).unwrap();
        assert_eq!(String::from_utf8_lossy(&head), format!("HTTP/1.1 {status}"));
        let piece = [b"10000\r\n".as_slice(), &[b'x'; 0x10000], b"\r\n"].concat();
        let mut sent = 0;
        while sent < gigabyte && stream.write_all(&piece).is_ok() {
            sent += piece.len();
        }
        assert!(sent < 64 << 20, "{method} {headers}: {sent} bytes were taken");
    }
    // A head without end is no better.
    let mut stream = server.connect();
    stream.write_all(b"GET / HTTP/1.1\r\n").unwrap();
    let sent =
        (0..1 << 14).take_while(|_| stream.write_all(&[b"X: ", [b'x'; 1000].as_slice(), b"\r\n"].concat()).is_ok());
    assert!(sent.count() < 1 << 13, "a head of many megabytes was taken");
    server.answers_a_reader();
    server.is_small();
}

#[test]
fn senseless_bytes_and_broken_connections_do_no_harm() {
    let server = Server::ready();
    let sound = server.request("GET", "Accept: text/html\r\nConnection: close\r\n");
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for round in 0..400 {
        let mut stream = server.connect();
        let bytes = match round % 3 {
            0 => (0..dice.roll(2000)).map(|_| dice.roll(256) as u8).collect(),
            1 => spoil(sound.as_bytes(), &mut dice),
            _ => sound.as_bytes()[..dice.roll(sound.len())].to_vec(),
        };
        let _ = stream.write_all(&bytes);
        match round % 4 {
            0 => drop(stream),
            1 => drop(stream.shutdown(Shutdown::Write)),
            2 => drop(stream.shutdown(Shutdown::Both)),
            _ => {
                let _ = stream.shutdown(Shutdown::Write);
                let _ = stream.read_to_end(&mut Vec::new());
            }
        }
    }
    server.answers_a_reader();
    server.is_small();
}

#[test]
fn no_address_leads_out_of_the_site() {
    let server = Server::ready();
    std::fs::write(server.folder.path().join("secret.txt"), "secret words").unwrap();
    for path in [
        "/../secret.txt",
        "/ky/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/%252e%252e/secret.txt",
        "//secret.txt",
        "/./../secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/secret.txt%00.html",
        "/secret.txt",
        "/content/site.yaml",
        "/_aikyn/../secret.txt",
        "/_aikyn/state?page=../secret.txt",
        "/_aikyn/state?page=%2e%2e%2fcontent/site.yaml",
        "http://example.kg/secret.txt",
        "*",
    ] {
        let answer = server.get(path);
        assert!(!answer.contains("secret words") && !answer.contains("base_url"), "{path}: {answer}");
        assert!(!answer.to_lowercase().contains("location: //"), "{path}: {answer}");
    }
    server.answers_a_reader();
}
