//! How long a connection may be held, and how many at once.
//!
//! A preview has one reader, who opens a few; whoever opens thousands, sends a word a minute or never reads an answer, is
//! no reader. It does not know HTTP: what it goes by is whether anything could be sent.

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

/// How many connections are open at once: fewer than the smallest number of files that a system lets a program open.
const MOST: usize = 128;
/// To whom nothing could be sent for so long is not waited for. What tells pages of new builds sends something more often.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// A listener that lets go of the oldest connection when there would be too many.
pub struct Door {
    listener: TcpListener,
    open: VecDeque<oneshot::Sender<()>>,
}

impl Door {
    pub fn new(listener: TcpListener) -> Self {
        Self { listener, open: VecDeque::new() }
    }
}

impl Listener for Door {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        let (stream, address) = Listener::accept(&mut self.listener).await;
        self.open.retain(|connection| !connection.is_closed());
        while self.open.len() >= MOST {
            self.open.pop_front();
        }
        let (held, let_go) = oneshot::channel();
        self.open.push_back(held);
        (Connection { stream, let_go, patience: Box::pin(sleep(PATIENCE)) }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection that ends when the door lets go of it, or when nothing could be sent for too long.
pub struct Connection {
    stream: TcpStream,
    let_go: oneshot::Receiver<()>,
    patience: Pin<Box<Sleep>>,
}

impl Connection {
    fn is_over(&mut self, context: &mut Context) -> bool {
        self.patience.as_mut().poll(context).is_ready() || Pin::new(&mut self.let_go).poll(context).is_ready()
    }

    /// Something was sent, so it goes on.
    fn sent(&mut self, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if matches!(written, Poll::Ready(Ok(_))) {
            self.patience.as_mut().reset(Instant::now() + PATIENCE);
        }
        written
    }
}

fn over<T>() -> Poll<io::Result<T>> {
    Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
}

impl AsyncRead for Connection {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context, buffer: &mut ReadBuf) -> Poll<io::Result<()>> {
        if self.is_over(context) {
            return over();
        }
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.is_over(context) {
            return over();
        }
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.sent(written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context,
        parts: &[io::IoSlice],
    ) -> Poll<io::Result<usize>> {
        if self.is_over(context) {
            return over();
        }
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.sent(written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
