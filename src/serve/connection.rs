//! Limits on connections: their number, and the time without a successful write.
//!
//! Without them, clients that hold connections open could exhaust file descriptors and memory. The
//! limits apply to the socket, because tower's limits count requests and hyper has no write
//! timeout.

use std::collections::VecDeque;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::time::{Instant, Sleep, sleep};

/// The most connections that are open at once, fewer than the usual limit of open files (256).
const MAX_CONNECTIONS: usize = 128;
/// How long a connection stays open without a successful write. The SSE keep-alive is shorter.
pub(super) const WRITE_TIMEOUT: Duration = Duration::from_secs(10);

/// A listener that closes the oldest connection when there are too many.
pub(super) struct LimitedListener {
    listener: TcpListener,
    /// Dropping a sender closes its connection.
    open: VecDeque<oneshot::Sender<()>>,
}

impl LimitedListener {
    pub(super) fn new(listener: TcpListener) -> Self {
        Self { listener, open: VecDeque::new() }
    }
}

impl Listener for LimitedListener {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.listener).await;
        self.open.retain(|connection| !connection.is_closed());
        while self.open.len() >= MAX_CONNECTIONS {
            self.open.pop_front();
        }
        let (sender, evicted) = oneshot::channel();
        self.open.push_back(sender);
        (Connection { stream, evicted, timeout: Box::pin(sleep(WRITE_TIMEOUT)) }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A stream whose reads and writes fail after a timeout or after eviction by the listener.
pub(super) struct Connection {
    stream: TcpStream,
    evicted: oneshot::Receiver<()>,
    timeout: Pin<Box<Sleep>>,
}

impl Connection {
    /// Returns an error if the connection is to be closed, and registers to be woken when it is.
    fn check(&mut self, context: &mut Context) -> io::Result<()> {
        let timed_out = self.timeout.as_mut().poll(context).is_ready();
        match timed_out || Pin::new(&mut self.evicted).poll(context).is_ready() {
            true => Err(io::ErrorKind::TimedOut.into()),
            false => Ok(()),
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context, buffer: &mut ReadBuf) -> Poll<io::Result<()>> {
        self.check(context)?;
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.check(context)?;
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        if matches!(written, Poll::Ready(Ok(_))) {
            self.timeout.as_mut().reset(Instant::now() + WRITE_TIMEOUT);
        }
        written
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
