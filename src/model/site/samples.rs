//! The check that the data of the example site, which `init` makes, are replaced.

use crate::foundation::diagnostics::{Diagnostic, FactError, Problem, Rule};
use crate::foundation::path::host;
use crate::foundation::span::Location;
use crate::model::config::PATH;
use crate::source::yaml::Text;

use super::Site;
use super::check::warning;

/// The host that `init` writes.
const SAMPLE_HOST: &str = "example.kg";
/// The hosts that stand for any site (RFC 2606, and the one of `init`).
const HOSTS: [&str; 6] = [SAMPLE_HOST, "example.com", "example.org", "example.net", "localhost", "127.0.0.1"];
/// The name and the number of the person that `init` makes.
const NAMES: [&str; 2] = ["Асан Үлгү", "Асан Улгу"];
const PHONE: &str = "+996555000111";
/// The titles of the site, of its project and of the organization that `init` makes.
const TITLES: [&str; 2] = ["Биздин долбоор", "Наш проект"];
const ORGANIZATIONS: [&str; 2] = ["Биздин уюм", "Наша организация"];

/// Returns the example that a text is, in one of its languages.
fn sample_text(text: &Text, samples: &[&str]) -> Option<FactError> {
    let sample = text.values.iter().map(|(_, text)| &**text).find(|text| samples.contains(text))?;
    Some(FactError::SampleData { text: sample.to_owned() })
}

/// Returns the fault of an example address.
fn sample_address(host: &str) -> FactError {
    match host == SAMPLE_HOST {
        true => FactError::SampleData { text: host.to_owned() },
        false => FactError::SampleAddress { host: host.to_owned() },
    }
}

/// Returns the host of a URL without `www.`.
fn plain_host(url: &str) -> &str {
    let host = host(url);
    host.strip_prefix("www.").unwrap_or(host)
}

/// Returns whether the host of a URL is an example, so that nothing can be published there.
pub fn is_sample_host(url: &str) -> bool {
    HOSTS.contains(&plain_host(url))
}

/// Reports data of the example site. With `is_moved`, the site is built for another address than
/// that of `site.yaml`.
pub(super) fn check_samples(site: &Site, is_moved: bool) -> Vec<Diagnostic> {
    let base_url = &site.config.base_url;
    let host = plain_host(&base_url.value.ascii);
    let is_sample = HOSTS.contains(&host) && !is_moved && !site.config.allow.contains(&Rule::SampleData);
    let address = is_sample.then(|| {
        let problem = Problem::Fact(sample_address(host));
        Diagnostic::new(Location::span(&PATH.into(), base_url.span), problem)
    });
    let people = site.people.iter().filter_map(|person| {
        let name = person.name.values.iter().map(|(_, name)| &**name).find(|name| NAMES.contains(name));
        let phone = person.phone.as_ref().map(|phone| phone.0.as_str()).filter(|phone| *phone == PHONE);
        let texts: Vec<&str> = name.into_iter().chain(phone).collect();
        let problem = || Problem::Fact(FactError::SampleData { text: texts.join(", ") });
        if texts.is_empty() { None } else { warning(person, person.at, problem()) }
    });
    // A site that is an example as a whole allows the rule in `site.yaml`.
    let is_checked = !site.config.allow.contains(&Rule::SampleData);
    let is_example = |host: &str| is_checked && HOSTS.contains(&host.strip_prefix("www.").unwrap_or(host));
    let emails = site.people.iter().filter_map(|person| {
        let (_, host) = person.email.as_ref()?.0.split_once('@')?;
        is_example(host).then(|| warning(person, person.at, Problem::Fact(sample_address(host)))).flatten()
    });
    let organizations = site.organizations.iter().filter_map(|organization| {
        let host = crate::foundation::path::host(&organization.url.as_ref()?.0);
        is_example(host).then(|| warning(organization, organization.at, Problem::Fact(sample_address(host)))).flatten()
    });
    let titles = std::iter::once(&site.config.title).chain(site.config.project.as_ref().map(|project| &project.name));
    let titles = titles.filter(|_| is_checked).filter_map(|title| {
        let problem = Problem::Fact(sample_text(title, &TITLES)?);
        Some(Diagnostic::new(Location::span(&PATH.into(), title.span), problem))
    });
    let names = site.organizations.iter().filter_map(|organization| {
        let problem = Problem::Fact(sample_text(&organization.name, &ORGANIZATIONS)?);
        warning(organization, organization.name.span, problem)
    });
    let people = people.chain(emails).chain(organizations).chain(names);
    address.into_iter().chain(titles).chain(people).collect()
}
