//! What a repository's remote address tells: the repository's name, and where its files can be looked at.
//!
//! Such an address may carry a password. Only the host, the path and a web port are ever taken from it.

use std::path::Path;

use super::git::Git;

/// A remote repository, without anything secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Remote {
    /// `https`, or `http` where the address says so.
    scheme: &'static str,
    /// Host, with the port of a web address; empty for a folder of this machine.
    host: String,
    /// The repository's path on the host, without `.git`.
    path: String,
}

impl Remote {
    /// The remote of the repository that Git finds: `origin`, else the first one.
    pub(super) fn find(git: &Git) -> Option<Self> {
        // Every call takes milliseconds, and outside of repositories no answer is needed.
        git.folders()?;
        let names = git.line(&["remote"])?;
        let name = names.lines().find(|name| *name == "origin").or_else(|| names.lines().next())?;
        Self::parse(&git.line(&["remote", "get-url", "--", name])?)
    }

    /// Understands `https://host/path`, `ssh://user@host:port/path`, `user@host:path` and plain paths.
    fn parse(address: &str) -> Option<Self> {
        let address = address.trim();
        let (scheme, rest) = match address.split_once("://") {
            Some(("https", rest)) => ("https", rest),
            Some(("http", rest)) => ("http", rest),
            Some(("ssh" | "git" | "git+ssh" | "ssh+git", rest)) => ("ssh", rest),
            Some(("file", rest)) => ("file", rest),
            Some(_) => return None,
            // A drive letter or a slash before the colon is a path; anything else is the short form of ssh.
            None => match address.split_once(':') {
                Some((host, path)) if !host.contains(['/', '\\']) && host.len() > 1 => {
                    return Self::assemble("https", host.rsplit('@').next()?, path);
                }
                _ => ("file", address),
            },
        };
        if scheme == "file" {
            return Self::assemble("https", "", rest);
        }
        let (authority, path) = rest.split_once('/')?;
        let host = authority.rsplit('@').next()?;
        match scheme {
            "ssh" => Self::assemble("https", host.split(':').next()?, path),
            scheme => Self::assemble(scheme, host, path),
        }
    }

    fn assemble(scheme: &'static str, host: &str, path: &str) -> Option<Self> {
        let path = path.split(['?', '#']).next()?.trim_matches(['/', '\\']);
        let path = path.strip_suffix(".git").unwrap_or(path).trim_end_matches(['/', '\\']);
        (!path.is_empty()).then(|| Self { scheme, host: host.to_lowercase(), path: path.to_owned() })
    }

    /// The repository's name.
    pub(super) fn name(&self) -> Option<String> {
        let name = self.path.rsplit(['/', '\\']).next()?;
        (!matches!(name, "" | "." | "..")).then(|| name.to_owned())
    }

    /// The page on which a repository's site is set up, where the host is GitHub.
    pub(super) fn pages_settings(&self) -> Option<String> {
        let Self { scheme, host, path } = self;
        (host == "github.com").then(|| format!("{scheme}://{host}/{path}/settings/pages"))
    }

    /// The address of a source line, where the host is one whose addresses are known.
    pub(super) fn source_link(&self) -> Option<String> {
        let Self { scheme, host, path } = self;
        let harmless = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || "-._~/:".contains(c));
        if !harmless(host) || !harmless(path) || !path.contains('/') || path.split('/').any(|part| part == "..") {
            return None;
        }
        let named = |word: &str| host.contains('.') && host.split('.').any(|label| label == word);
        let base = format!("{scheme}://{host}/{path}");
        if named("github") {
            Some(format!("{base}/blob/{{commit}}/{{path}}#L{{line}}"))
        } else if named("gitlab") {
            Some(format!("{base}/-/blob/{{commit}}/{{path}}#L{{line}}"))
        } else if named("bitbucket") {
            Some(format!("{base}/src/{{commit}}/{{path}}#lines-{{line}}"))
        } else if named("codeberg") || named("gitea") || named("forgejo") {
            Some(format!("{base}/src/commit/{{commit}}/{{path}}#L{{line}}"))
        } else {
            None
        }
    }
}

/// The portfolio's name where none is set: the repository's, else that of its top folder.
pub(super) fn title(git: &Git, remote: Option<&Remote>, root: &Path) -> String {
    let top = || git.folders().and_then(|_| git.line(&["rev-parse", "--show-toplevel"]));
    let folder_name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned());
    remote
        .and_then(Remote::name)
        .or_else(|| folder_name(Path::new(&top()?)))
        .or_else(|| folder_name(root))
        .unwrap_or_else(|| "Plans".to_owned())
}

/// Puts the root's place in the repository before `{path}`, because a host counts paths from the top.
pub(super) fn below(prefix: &str, link: &str) -> String {
    let mut encoded = String::new();
    for byte in prefix.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    link.replace("{path}", &format!("{encoded}{{path}}"))
}

#[cfg(test)]
mod tests {
    use super::{Remote, below};

    /// Compares the name and the source link that an address gives.
    fn check(address: &str, name: &str, link: Option<&str>) {
        let remote = Remote::parse(address).unwrap();
        assert_eq!(remote.name().as_deref(), Some(name), "{address}");
        assert_eq!(remote.source_link().as_deref(), link, "{address}");
    }

    #[test]
    fn addresses_of_known_hosts_give_links_to_lines() {
        let github = Some("https://github.com/o/r/blob/{commit}/{path}#L{line}");
        check("https://github.com/o/r.git", "r", github);
        check("https://github.com/o/r/", "r", github);
        check("git@github.com:o/r.git", "r", github);
        check("ssh://git@github.com:22/o/r.git", "r", github);
        check("git@gitlab.com:g/s/r.git", "r", Some("https://gitlab.com/g/s/r/-/blob/{commit}/{path}#L{line}"));
        check("git@bitbucket.org:o/r", "r", Some("https://bitbucket.org/o/r/src/{commit}/{path}#lines-{line}"));
        check(
            "http://gitlab.example.org:8080/g/r.git",
            "r",
            Some("http://gitlab.example.org:8080/g/r/-/blob/{commit}/{path}#L{line}"),
        );
    }

    #[test]
    fn no_password_is_taken_along() {
        let link = Some("https://github.com/o/r/blob/{commit}/{path}#L{line}");
        check("https://user:ghp_s3cret@github.com/o/r.git", "r", link);
        check("https://ghp_s3cret@github.com/o/r.git?token=s3cret#s3cret", "r", link);
    }

    #[test]
    fn other_addresses_give_a_name_only() {
        check("https://git.example.org/o/r.git", "r", None);
        check("git@github-work:o/r.git", "r", None);
        check("/srv/git/r.git", "r", None);
        check(r"C:\git\r.git", "r", None);
        check("https://github.com/o/r\" onload=\"x", "r\" onload=\"x", None);
        assert_eq!(Remote::parse("ext::sh -c touch% x"), Remote::assemble("https", "ext", ":sh -c touch% x"));
    }

    #[test]
    fn a_root_below_the_top_is_put_before_the_path() {
        assert_eq!(below("a b/c/", "x/{commit}/{path}#L{line}"), "x/{commit}/a%20b/c/{path}#L{line}");
        assert_eq!(below("", "x/{path}"), "x/{path}");
    }
}
