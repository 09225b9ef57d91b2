//! Links to the project's pages in social networks.

use crate::foundation::diagnostics::{Expected, Section};
use crate::foundation::path::host;
use crate::foundation::value::Url;
use crate::source::yaml::{FromYaml, Node, ReadContext, Value};

/// The networks: the key, the name, and the hosts of their addresses.
const NETWORKS: [(&str, &str, &[&str]); 4] = [
    ("facebook", "Facebook", &["facebook.com", "fb.com", "fb.me"]),
    ("instagram", "Instagram", &["instagram.com"]),
    ("telegram", "Telegram", &["t.me", "telegram.me"]),
    ("youtube", "YouTube", &["youtube.com", "youtu.be"]),
];

/// A page of the project on another site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectLink {
    /// `Facebook`, or the host of another site.
    pub name: String,
    pub url: Url,
}

/// The links of a project: a map from networks to addresses, or a list of addresses.
pub(super) struct ProjectLinks(pub Vec<ProjectLink>);

impl FromYaml for ProjectLinks {
    const EXPECTED: Expected = Expected::Map;

    fn read(node: &Node, reader: &mut ReadContext) -> Option<Self> {
        if let Value::List(items) = &node.value {
            let links = items.iter().filter_map(|item| Url::read(item, reader)).map(ProjectLink::of_url);
            return Some(Self(links.collect()));
        }
        reader.map(node, Section::Links, |fields| {
            let links = NETWORKS
                .map(|(key, name, _)| fields.optional(key).map(|url| ProjectLink { name: name.to_owned(), url }));
            Some(Self(links.into_iter().flatten().collect()))
        })
    }
}

impl ProjectLink {
    /// Names an address by its network, else by its host.
    fn of_url(url: Url) -> Self {
        let host = host(&url.0);
        let plain = |host: &str| host.strip_prefix("www.").or(host.strip_prefix("m.")).unwrap_or(host).to_lowercase();
        let host = plain(host);
        let network = NETWORKS.iter().find(|(_, _, hosts)| hosts.contains(&host.as_str()));
        Self { name: network.map_or(host.clone(), |(_, name, _)| (*name).to_owned()), url }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_is_named_by_its_network() {
        let name = |url: &str| ProjectLink::of_url(Url(url.to_owned())).name;
        assert_eq!(name("https://www.facebook.com/vap"), "Facebook");
        assert_eq!(name("https://t.me/vap"), "Telegram");
        assert_eq!(name("https://m.youtube.com/@vap"), "YouTube");
        assert_eq!(name("https://ok.ru/vap"), "ok.ru");
    }
}
