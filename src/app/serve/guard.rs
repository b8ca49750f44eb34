//! Who may ask: only those who reach the server by a name that it has.
//!
//! A page of any site can make a browser ask this server, by letting its own name point here. Such a question carries
//! that name as its `Host`; names that nobody gave us are therefore refused. Addresses in numbers cannot be turned.

use std::net::IpAddr;

/// The names by which the server may be asked.
#[derive(Clone, Debug)]
pub(super) struct Names {
    /// What `--host` named, in lower case.
    own: String,
}

impl Names {
    /// The names of a server that listens at `host`.
    pub(super) fn of(host: &str) -> Self {
        Self { own: host.trim_matches(['[', ']']).to_lowercase() }
    }

    /// Whether a `Host` header names this server.
    pub(super) fn has(&self, host: &str) -> bool {
        let name = without_port(host).to_lowercase();
        let bare = name.trim_end_matches('.');
        bare == "localhost"
            || bare.ends_with(".localhost")
            || bare == self.own
            || bare.trim_matches(['[', ']']).parse::<IpAddr>().is_ok()
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        // The colons of an IPv6 address stand in brackets.
        Some((name, port)) if !port.contains(']') && port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn only_own_names_and_numbers_are_answered() {
        let names = Names::of("wall.example");
        for host in ["localhost", "LOCALHOST:7526", "127.0.0.1:7526", "[::1]:7526", "10.0.0.7", "wall.example:80"] {
            assert!(names.has(host), "{host}");
        }
        for host in ["", "evil.example", "evil.example:7526", "localhost.evil.example", "127.0.0.1.evil.example"] {
            assert!(!names.has(host), "{host}");
        }
    }
}
