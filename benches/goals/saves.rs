//! How long it takes from the save of a plan until `plansite serve` answers with it.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::Outcome;
use super::programs::{Ground, page};
use super::rounds::median;
use super::seeded::Seeded;

/// How often the page is asked for.
const EVERY: Duration = Duration::from_millis(2);
/// How long the first page and every other one may take.
const PATIENCE: Duration = Duration::from_secs(300);
/// The shortest and the longest time between saves, in milliseconds: longer than a build, and never in step with it.
const PAUSE: (usize, usize) = (300, 700);

/// How long saves took to be served, in milliseconds.
#[derive(Debug)]
pub(crate) struct Saves {
    pub(crate) count: usize,
    pub(crate) median: f64,
    pub(crate) worst: f64,
}

/// Edits plans in turn and waits for each on its page.
pub(crate) fn time(ground: &Ground, count: usize, seed: u64) -> Outcome<Saves> {
    eprintln!("  {count} saves");
    let mut random = Seeded::new(seed, u64::MAX);
    let mut server = Server::start(ground)?;
    let slugs = &ground.portfolio.slugs;
    server.wait(slugs.first().ok_or("a portfolio without plans")?, "<main")?;
    let mut times = Vec::new();
    for save in 0..count {
        let pause = PAUSE.0 + random.below(PAUSE.1 - PAUSE.0);
        std::thread::sleep(Duration::from_millis(pause as u64));
        let slug = &slugs[random.below(slugs.len())];
        let path = ground.portfolio.plan(slug);
        let text = fs::read_to_string(&path)?;
        let words = format!("Save number {save}.");
        let began = Instant::now();
        fs::write(&path, format!("{text}\n{words}\n"))?;
        server.wait(slug, &words)?;
        times.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    let median = median(times.iter().copied()).ok_or("no save was timed")?;
    Ok(Saves { count, median, worst: times.into_iter().fold(0.0, f64::max) })
}

/// A server that ends with this value.
struct Server {
    process: Child,
    port: u16,
}

impl Server {
    fn start(ground: &Ground) -> Outcome<Self> {
        // The port is free again when the listener is dropped at the end of this line.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut command = Command::new(&ground.plansite);
        command.arg("serve").arg(&ground.portfolio.root).args(["--port", &port.to_string()]);
        command.env("XDG_CACHE_HOME", ground.folder.join("cache").join("served"));
        let process = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        Ok(Self { process, port })
    }

    /// Asks for the page of a plan until these words are in it.
    fn wait(&mut self, slug: &str, words: &str) -> Outcome<()> {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            if let Some(status) = self.process.try_wait()? {
                return Err(format!("plansite serve ended, {status}").into());
            }
            if self.answer(slug).is_ok_and(|page| page.contains(words)) {
                return Ok(());
            }
            std::thread::sleep(EVERY);
        }
        Err(format!("plansite serve did not show \"{words}\" in {slug} within {} s", PATIENCE.as_secs()).into())
    }

    fn answer(&self, slug: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let (path, port) = (page(slug), self.port);
        write!(stream, "GET /{path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A server that has ended already cannot be ended again, which is as good.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
