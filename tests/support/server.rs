//! `plansite serve` as a running program, and somebody who talks plain HTTP to it.

#![allow(dead_code, reason = "no test file uses all of it")]

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::Sandbox;

/// How long anything may take on a machine that has much to do.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);
/// How long nothing may happen for nothing to be going on.
pub(crate) const QUIET: Duration = Duration::from_millis(500);

/// A running program, which ends with the test.
pub(crate) struct Server {
    pub(crate) child: Child,
    pub(crate) address: SocketAddr,
    /// The address as it is printed.
    pub(crate) url: String,
    said: Arc<Mutex<String>>,
}

/// What was answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Server {
    /// Serves a sandbox at a port that the system chooses.
    pub(crate) fn start(sandbox: &Sandbox, arguments: &[&str]) -> Self {
        Self::spawn(sandbox, &[&["serve", "--port", "0"], arguments].concat())
    }

    /// Runs a command that serves, and waits until it does.
    pub(crate) fn spawn(sandbox: &Sandbox, arguments: &[&str]) -> Self {
        Self::of(sandbox.command(arguments))
    }

    /// Runs a command of [`Sandbox::command`] that serves, and waits until it does.
    pub(crate) fn of(mut command: Command) -> Self {
        // Ages count from a fixed day, as in what the pages are compared with.
        command.env("SOURCE_DATE_EPOCH", "1780000000").stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let said = follow(child.stderr.take().expect("a pipe"));
        let url = wait_for("the address", || {
            let said = said.lock().expect("said");
            let rest = said.split("serving at ").nth(1)?;
            rest.contains('\n').then(|| rest.lines().next().unwrap_or_default().to_owned())
        });
        let name = url.trim_start_matches("http://").split('/').next().expect("a name");
        let address = name.replace("localhost", "127.0.0.1").parse().expect("an address in numbers");
        Self { child, address, url, said }
    }

    /// Everything that was said so far.
    pub(crate) fn said(&self) -> String {
        self.said.lock().expect("said").clone()
    }

    /// The same once it is so many whole lines.
    #[track_caller]
    pub(crate) fn said_lines(&self, lines: usize) -> String {
        wait_for("a line", || Some(self.said()).filter(|said| said.matches('\n').count() >= lines))
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).expect("somebody listens");
        stream.set_read_timeout(Some(PATIENCE)).expect("a time limit");
        stream
    }

    /// Sends a question as it stands, and reads the answer to its end.
    pub(crate) fn ask(&self, question: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(question.as_bytes()).expect("the question is sent");
        let mut bytes = Vec::new();
        // A server that refuses a question need not read all of it.
        let _ = stream.read_to_end(&mut bytes);
        Answer::parse(&bytes)
    }

    pub(crate) fn request(&self, method: &str, path: &str, host: &str) -> Answer {
        self.ask(&format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"))
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.request("GET", path, "localhost")
    }

    /// Waits until the page at a path has a text, and gives the page.
    #[track_caller]
    pub(crate) fn wait_for_text(&self, path: &str, text: &str) -> String {
        let end = Instant::now() + PATIENCE;
        loop {
            let page = self.get(path).text();
            if page.contains(text) {
                return page;
            }
            assert!(Instant::now() < end, "{path} does not say `{text}`\n{}", self.said());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Listens for news.
    pub(crate) fn listen(&self, path: &str) -> Listener {
        let mut stream = self.connect();
        let question = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        stream.write_all(question.as_bytes()).expect("the question is sent");
        Listener { lines: BufReader::new(stream) }
    }

    /// Asks the program to stop, as Ctrl C does.
    #[cfg(unix)]
    pub(crate) fn interrupt(&mut self) -> (Option<i32>, Duration) {
        let began = Instant::now();
        let pid = self.child.id().to_string();
        let status = std::process::Command::new("kill").args(["-INT", &pid]).status().expect("kill");
        assert!(status.success());
        let code = self.child.wait().expect("it ends").code();
        (code, began.elapsed())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(bytes.len());
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|word| word.parse().ok());
        let headers = lines.filter_map(|line| line.split_once(": "));
        Self {
            status: status.unwrap_or(0),
            headers: headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect(),
            body: bytes.get(end + 4..).unwrap_or_default().to_vec(),
        }
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Somebody who listens for news.
pub(crate) struct Listener {
    lines: BufReader<TcpStream>,
}

impl Listener {
    /// The next news, if some come in time.
    pub(crate) fn next(&mut self, limit: Duration) -> Option<Value> {
        let end = Instant::now() + limit;
        let mut line = Vec::new();
        loop {
            let left = end.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())?;
            self.lines.get_ref().set_read_timeout(Some(left)).expect("a time limit");
            match self.lines.read_until(b'\n', &mut line) {
                Ok(0) => return None,
                Ok(_) => {
                    let text = String::from_utf8_lossy(&line).into_owned();
                    line.clear();
                    if let Some(data) = text.strip_prefix("data: ") {
                        return Some(serde_json::from_str(data.trim_end()).expect("news are JSON"));
                    }
                }
                Err(_) => return None,
            }
        }
    }

    /// News that have to come.
    #[track_caller]
    pub(crate) fn expect(&mut self, what: &str) -> Value {
        self.next(PATIENCE).unwrap_or_else(|| panic!("no news of {what}"))
    }

    /// Waits for exactly one new build after the one of that number, and gives its news.
    #[track_caller]
    pub(crate) fn one_build(&mut self, after: u64, what: &str) -> Value {
        let news = self.expect(what);
        assert_eq!(news["build"], after + 1, "{what}: {news}");
        let more = self.next(QUIET);
        assert!(more.is_none(), "{what}: {news} and then {more:?}");
        news
    }
}

/// Collects what a pipe says, on a thread of its own.
pub(crate) fn follow(mut pipe: impl Read + Send + 'static) -> Arc<Mutex<String>> {
    let said = Arc::new(Mutex::new(String::new()));
    let kept = Arc::clone(&said);
    std::thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count) = pipe.read(&mut bytes)
            && count > 0
        {
            kept.lock().expect("said").push_str(&String::from_utf8_lossy(&bytes[..count]));
        }
    });
    said
}

/// Asks until there is an answer.
#[track_caller]
pub(crate) fn wait_for<T>(what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(Instant::now() < end, "{what} does not come");
        std::thread::sleep(Duration::from_millis(10));
    }
}
