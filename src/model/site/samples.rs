//! The check that the data of the example site, which `init` makes, are replaced.

use crate::foundation::diagnostics::{Diagnostic, FactError, Problem, Rule};
use crate::foundation::path::host;
use crate::foundation::span::Location;
use crate::model::config::PATH;

use super::Site;
use super::check::warning;

/// The hosts that stand for any site (RFC 2606, and the one of `init`).
const HOSTS: [&str; 4] = ["example.kg", "example.com", "example.org", "example.net"];
/// The name and the number of the person that `init` makes.
const NAMES: [&str; 2] = ["Асан Үлгү", "Асан Улгу"];
const PHONE: &str = "+996555000111";

/// Reports data of the example site. With `is_moved`, the site is built for another address than
/// that of `site.yaml`.
pub(super) fn check_samples(site: &Site, is_moved: bool) -> Vec<Diagnostic> {
    let base_url = &site.config.base_url;
    let host = host(&base_url.value.ascii);
    let host = host.strip_prefix("www.").unwrap_or(host);
    let is_sample = HOSTS.contains(&host) && !is_moved && !site.config.allow.contains(&Rule::SampleData);
    let address = is_sample.then(|| {
        let problem = Problem::Fact(FactError::SampleData { text: host.to_owned() });
        Diagnostic::new(Location::span(&PATH.into(), base_url.span), problem)
    });
    let people = site.people.iter().filter_map(|person| {
        let name = person.name.values.iter().map(|(_, name)| &**name).find(|name| NAMES.contains(name));
        let phone = person.phone.as_ref().map(|phone| phone.0.as_str()).filter(|phone| *phone == PHONE);
        let texts: Vec<&str> = name.into_iter().chain(phone).collect();
        let problem = || Problem::Fact(FactError::SampleData { text: texts.join(", ") });
        if texts.is_empty() { None } else { warning(person, person.at, problem()) }
    });
    address.into_iter().chain(people).collect()
}
