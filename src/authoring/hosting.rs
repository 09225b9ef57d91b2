//! The files that a web host needs: a workflow, headers, and rules for unknown addresses.
//!
//! `cli` writes the files. Old addresses need no rules, because a build writes a page for each.

use crate::foundation::lang::Lang;
use crate::foundation::path::split_authority;
use crate::messages::Messages;

/// The names of all hosts. `none` is for a host that needs no files.
pub(crate) const NAMES: [&str; 7] = ["github", "gitlab", "cloudflare", "netlify", "nginx", "apache", "none"];

/// A web host, or the server of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Host {
    GitHub,
    GitLab,
    Cloudflare,
    Netlify,
    Nginx,
    Apache,
}

/// The program that downloads Aikyn on the machines of a host.
const SCRIPT: (&str, &str) = ("get-aikyn.sh", include_str!("hosting/get-aikyn.sh"));

impl Host {
    /// Returns the host of a name, or `None` if it is `none` or unknown.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "github" => Self::GitHub,
            "gitlab" => Self::GitLab,
            "cloudflare" => Self::Cloudflare,
            "netlify" => Self::Netlify,
            "nginx" => Self::Nginx,
            "apache" => Self::Apache,
            _ => return None,
        })
    }

    /// Returns the key of the message that says what is left to do.
    pub(crate) const fn next_step(self) -> &'static str {
        match self {
            Self::GitHub => "host-github",
            Self::GitLab => "host-gitlab",
            Self::Cloudflare => "host-cloudflare",
            Self::Netlify => "host-netlify",
            Self::Nginx => "host-nginx",
            Self::Apache => "host-apache",
        }
    }

    /// Returns the paths of the files from the root of the site, with their templates.
    const fn templates(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::GitHub => &[(".github/workflows/site.yml", include_str!("hosting/github.yml")), SCRIPT],
            Self::GitLab => &[(".gitlab-ci.yml", include_str!("hosting/gitlab.yml")), SCRIPT],
            Self::Cloudflare => &[("content/static/_headers", include_str!("hosting/cloudflare.txt")), SCRIPT],
            Self::Netlify => &[("netlify.toml", include_str!("hosting/netlify.toml")), SCRIPT],
            Self::Nginx => &[("nginx.conf", include_str!("hosting/nginx.conf"))],
            Self::Apache => &[("content/static/.htaccess", include_str!("hosting/htaccess"))],
        }
    }

    /// Returns the line that sets a header.
    fn header(self, (name, value): (&str, &str)) -> String {
        match self {
            Self::Nginx => format!("add_header {name} \"{value}\" always;"),
            Self::Apache => format!("  Header always set {name} \"{value}\""),
            Self::Netlify => format!("    {name} = \"{value}\""),
            Self::Cloudflare | Self::GitHub | Self::GitLab => format!("  {name}: {value}"),
        }
    }

    /// Returns the lines that choose the page for unknown addresses in one language.
    fn not_found(self, path: &str, lang: Lang) -> String {
        match self {
            Self::Nginx => format!("location {path}/{lang}/ {{ error_page 404 {path}/{lang}/404.html; }}"),
            Self::Apache => format!(
                "<If \"%{{REQUEST_URI}} =~ m#^{path}/{lang}/#\">\n  ErrorDocument 404 {path}/{lang}/404.html\n</If>"
            ),
            Self::Netlify => format!(
                "[[redirects]]\n  from = \"{path}/{lang}/*\"\n  to = \"{path}/{lang}/404.html\"\n  status = 404\n"
            ),
            Self::Cloudflare | Self::GitHub | Self::GitLab => String::new(),
        }
    }
}

/// The site that is to be hosted.
pub(crate) struct HostedSite<'s> {
    /// The URL of the site in ASCII.
    pub base_url: &'s str,
    pub languages: &'s [Lang],
    /// The names and values of the headers that every response must have.
    pub headers: &'s [(&'s str, &'s str)],
}

/// Returns the files of a host, each with its path from the root of the site.
pub(crate) fn files(host: Host, site: &HostedSite, messages: &Messages) -> Vec<(&'static str, String)> {
    let (_, path) = split_authority(site.base_url);
    let path = path.trim_end_matches('/');
    let lines = |lines: Vec<String>| lines.join("\n").trim_end().to_owned();
    let value = |key: &str| match key {
        "path" => path.to_owned(),
        "headers" => lines(site.headers.iter().map(|header| host.header(*header)).collect()),
        "not-found" => lines(site.languages.iter().map(|&lang| host.not_found(path, lang)).collect()),
        key => messages.get(key),
    };
    host.templates().iter().map(|(path, template)| (*path, fill(template, value))).collect()
}

/// Replaces each `<<key>>` by its value.
fn fill(template: &str, value: impl Fn(&str) -> String) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, (key, after))) =
        rest.split_once("<<").and_then(|(before, after)| Some((before, after.split_once(">>")?)))
    {
        filled.push_str(before);
        filled.push_str(&value(key));
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::MessageLang;

    const HEADERS: [(&str, &str); 2] = [("X-One", "default-src 'self'; a"), ("X-Two", "same")];

    fn text(host: &str, base_url: &str) -> String {
        let site = HostedSite { base_url, languages: &Lang::ALL, headers: &HEADERS };
        files(Host::from_name(host).unwrap(), &site, Messages::of(MessageLang::En)).remove(0).1
    }

    #[test]
    fn every_text_is_filled_in_every_language() {
        for lang in [MessageLang::En, MessageLang::Ky, MessageLang::Ru] {
            for host in NAMES.into_iter().filter_map(Host::from_name) {
                let site = HostedSite { base_url: "https://bakyt.test/", languages: &Lang::ALL, headers: &HEADERS };
                for (path, text) in files(host, &site, Messages::of(lang)) {
                    assert!(!text.contains("<<") && !text.contains("host-"), "{path}: {text}");
                }
            }
        }
    }

    #[test]
    fn a_site_in_a_directory_has_its_pages_there() {
        let nginx = text("nginx", "https://bakyt.test/a/b/");
        assert!(nginx.contains("error_page 404 /a/b/404.html;\n"), "{nginx}");
        assert!(nginx.contains("location /a/b/ky/ { error_page 404 /a/b/ky/404.html; }\n"), "{nginx}");
        assert!(text("nginx", "https://bakyt.test").contains("error_page 404 /404.html;\n"));
        assert!(text("apache", "https://bakyt.test/a").contains("m#^/a/ru/#\">\n  ErrorDocument 404 /a/ru/404.html\n"));
    }

    #[test]
    fn every_host_has_the_headers_in_its_own_form() {
        for (host, line) in [
            ("nginx", "\nadd_header X-One \"default-src 'self'; a\" always;\n"),
            ("apache", "\n  Header always set X-One \"default-src 'self'; a\"\n"),
            ("netlify", "\n    X-One = \"default-src 'self'; a\"\n"),
            ("cloudflare", "\n/*\n  X-One: default-src 'self'; a\n  X-Two: same\n"),
        ] {
            assert!(text(host, "https://bakyt.test/").contains(line), "{}", text(host, "https://bakyt.test/"));
        }
    }
}
