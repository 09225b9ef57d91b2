//! The preview server under load: many connections, slow clients, large requests and random bytes.
//! Meanwhile a reader is answered soon, and memory stays small.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::{Duration, Instant};

use super::Server;
use crate::harness::HANG;
use crate::hostile::{Dice, spoil};
use crate::program::Folder;

/// The number of simultaneous connections, below the usual limit of open files.
const AT_ONCE: usize = 500;
/// The maximum memory for a small site and all connections.
const MAX_MEMORY: usize = 150 << 20;
/// The maximum response time under load. It is less than three times the timeout of a connection,
/// which a reader would wait if idle connections were not closed for new ones.
const SOON: Duration = Duration::from_secs(25);

impl Server {
    fn ready() -> Self {
        let server = Self::start(Folder::new());
        server.wait_for("/ky/press/news/", "HTTP/1.1 200 OK");
        server
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(HANG)).unwrap();
        stream.set_write_timeout(Some(Duration::from_secs(2))).unwrap();
        stream
    }

    fn request(&self, method: &str, headers: &str) -> String {
        format!("{method} /ky/press/news/ HTTP/1.1\r\nHost: {}\r\n{headers}\r\n", self.address)
    }

    /// Asserts that the page is served within `SOON`.
    #[track_caller]
    fn assert_responsive(&self) {
        let begun = Instant::now();
        let answer = self.get("/ky/press/news/");
        assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.contains("</html>"), "{answer}");
        assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
    }

    /// Returns a value of `/proc/<pid>/status`.
    fn proc_status(&self, name: &str) -> Option<usize> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix(name))?;
        line.split_whitespace().find_map(|word| word.parse().ok())
    }

    /// Asserts that peak memory and the number of open files are small.
    #[track_caller]
    fn assert_small(&self) {
        let most = self.proc_status("VmHWM:").map(|kilobytes| kilobytes << 10);
        assert!(most.is_none_or(|most| most < MAX_MEMORY), "{most:?}");
        let open = std::fs::read_dir(format!("/proc/{}/fd", self.child.id())).map(Iterator::count);
        assert!(open.as_ref().is_ok_and(|open| *open < 200) || open.is_err(), "{open:?}");
    }
}

#[test]
fn ten_thousand_connections_do_not_delay_a_reader() {
    let server = Server::ready();
    let whole = server.request("GET", "");
    for round in 0..10_000 / AT_ONCE {
        let held: Vec<TcpStream> = (0..AT_ONCE)
            .map(|at| {
                let mut stream = server.connect();
                // Nothing, half a request, or a whole one whose response is not read.
                let said = [0, whole.len() / 2, whole.len()][(at + round) % 3];
                let _ = stream.write_all(&whole.as_bytes()[..said]);
                stream
            })
            .collect();
        server.assert_responsive();
        drop(held);
    }
    server.assert_responsive();
    server.assert_small();
}

#[test]
fn slow_clients_are_disconnected() {
    let server = Server::ready();
    let whole = server.request("GET", "Connection: keep-alive\r\n");
    let begun = Instant::now();
    // Fewer than the connection limit, so that only the timeout disconnects them.
    let mut slow: Vec<TcpStream> = (0..60).map(|_| server.connect()).collect();
    let mut never_reading: Vec<TcpStream> = (0..20).map(|_| server.connect()).collect();
    for stream in &mut never_reading {
        stream.set_nonblocking(true).unwrap();
        // Responses fill the send buffer, because they are never read.
        while stream.write(whole.as_bytes()).is_ok() {}
    }
    let all = slow.len();
    for byte in whole.bytes().cycle() {
        slow.retain_mut(|stream| stream.write_all(&[byte]).is_ok());
        if slow.len() < all || begun.elapsed() > HANG {
            break;
        }
        // At this rate the request would take minutes.
        std::thread::sleep(Duration::from_millis(500));
        server.assert_responsive();
    }
    assert!(slow.len() < all, "a request that never ends is still connected");
    assert!(begun.elapsed() > Duration::from_secs(5), "slow clients are disconnected too early");
    for stream in &mut never_reading {
        stream.set_nonblocking(false).unwrap();
        let mut unread = Vec::new();
        // Data that was sent before can still be read. Then the connection has ended.
        let ended = stream.read_to_end(&mut unread);
        let waits = ended.is_err_and(|error| matches!(error.kind(), std::io::ErrorKind::WouldBlock));
        assert!(!waits, "a client that never reads is still connected");
    }
    server.assert_responsive();
    server.assert_small();
}

#[test]
fn large_requests_are_refused_before_they_are_read() {
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
        assert!(sent < 64 << 20, "{method} {headers}: {sent} bytes were accepted");
    }
    // Endless headers.
    let mut stream = server.connect();
    stream.write_all(b"GET / HTTP/1.1\r\n").unwrap();
    let sent =
        (0..1 << 14).take_while(|_| stream.write_all(&[b"X: ", [b'x'; 1000].as_slice(), b"\r\n"].concat()).is_ok());
    assert!(sent.count() < 1 << 13, "headers of many megabytes were accepted");
    server.assert_responsive();
    server.assert_small();
}

#[test]
fn random_bytes_and_broken_connections_are_survived() {
    let server = Server::ready();
    let valid = server.request("GET", "Accept: text/html\r\nConnection: close\r\n");
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    for round in 0..400 {
        let mut stream = server.connect();
        let bytes = match round % 3 {
            0 => (0..dice.roll(2000)).map(|_| dice.roll(256) as u8).collect(),
            1 => spoil(valid.as_bytes(), &mut dice),
            _ => valid.as_bytes()[..dice.roll(valid.len())].to_vec(),
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
    server.assert_responsive();
    server.assert_small();
}

#[test]
fn paths_cannot_leave_the_site() {
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
        "http://bakyt.test/secret.txt",
        "*",
    ] {
        let answer = server.get(path);
        assert!(!answer.contains("secret words") && !answer.contains("base_url"), "{path}: {answer}");
        assert!(!answer.to_lowercase().contains("location: //"), "{path}: {answer}");
    }
    server.assert_responsive();
}
