//! The functions that templates call.
//!
//! `url`, `asset` and `t` serve all templates. `date`, `count` and `money` format raw values from
//! `data` and `extra`, because the values of views are already formatted. Most of them read the
//! variable `page`. A component sees only its arguments, so it must declare `@page`.

use std::sync::Arc;

use tera::value::Key;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::foundation::diagnostics::{FunctionError, closest_match};
use crate::foundation::lang::Lang;
use crate::foundation::path::{address_of, join, push_relative_url};
use crate::foundation::value::{Count, Currency, Day, Money, Point};
use crate::language;
use crate::language::fluent::Arg;

use super::asset::Asset;
use super::strings::{LookupError, Strings};

/// The data that the functions need.
#[derive(Clone)]
pub(super) struct Functions {
    pub strings: Arc<Strings>,
    pub assets: Arc<Vec<Asset>>,
}

impl Functions {
    /// Registers the functions.
    pub(super) fn register(self, tera: &mut Tera) {
        tera.register_function("url", url);
        tera.register_function("date", date);
        tera.register_function("count", count);
        tera.register_function("money", money);
        tera.register_filter("json", json);
        let assets = self.assets;
        tera.register_function("asset", move |kwargs: Kwargs, state: &State| -> TeraResult<String> {
            let name = kwargs.must_get::<&str>("name")?;
            match assets.iter().find(|asset| asset.name == name) {
                Some(asset) => link(&address_of(asset.path.as_str()), state),
                None => {
                    let closest_match = closest_match(name, assets.iter().map(|asset| asset.name.as_str()));
                    Err(FunctionError::UnknownAsset { name: name.to_owned(), closest_match }.into())
                }
            }
        });
        let strings = self.strings;
        tera.register_function("t", move |kwargs: Kwargs, state: &State| -> TeraResult<Value> {
            translate(&strings, &kwargs, state)
        });
    }
}

/// The names of the functions, for the test of the page that documents them.
pub const NAMES: [&str; 6] = ["url", "asset", "t", "date", "count", "money"];

/// Returns a value as JSON for a `<script>`: `{{ data.budget | json }}`.
///
/// The characters of markup are escaped, so that no text ends the element or is read as a comment.
fn json(value: Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    let json = serde_json::to_string(&value).map_err(|error| Error::message(error.to_string()))?;
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => escaped.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => escaped.push(c),
        }
    }
    Ok(Value::safe_string(&escaped))
}

fn page(state: &State) -> TeraResult<Value> {
    state.get::<Value>("page")?.ok_or_else(|| FunctionError::NoPage.into())
}

fn of_page<'v>(page: &'v Value, name: &'v str) -> Option<&'v Value> {
    page.as_map()?.get(&Key::Str(name))
}

fn field<'v>(page: &'v Value, name: &'v str) -> Option<&'v str> {
    of_page(page, name).and_then(Value::as_str)
}

/// Returns whether an address is absolute, so that it is the same on every page.
fn is_absolute(address: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| address.starts_with(scheme))
}

/// Returns a link: `url(to="ky/press/x/")`.
fn url(kwargs: Kwargs, state: &State) -> TeraResult<String> {
    link(kwargs.must_get::<&str>("to")?, state)
}

/// Returns a link from the current page to an address of the site.
fn link(to: &str, state: &State) -> TeraResult<String> {
    if is_absolute(to) {
        return Ok(to.to_owned());
    }
    let page = page(state)?;
    let base = field(&page, "base").unwrap_or_default();
    if !base.is_empty() {
        return Ok(join(base, to));
    }
    let file = field(&page, "file").unwrap_or_default();
    if file.is_empty() {
        return Err(FunctionError::NoPagePath.into());
    }
    let portable = of_page(&page, "portable").and_then(Value::as_bool).unwrap_or(false);
    let mut link = String::with_capacity(to.len() + 10);
    push_relative_url(&mut link, file, to, portable);
    Ok(link)
}

/// Returns the language of the argument `lang`, or else of the page.
fn language(kwargs: &Kwargs, state: &State) -> TeraResult<Lang> {
    let code = match kwargs.get::<String>("lang")? {
        Some(code) => code,
        None => field(&page(state)?, "lang").unwrap_or_default().to_owned(),
    };
    Lang::from_code(&code).ok_or_else(|| FunctionError::UnknownLanguage { code }.into())
}

/// Returns an argument as it is written in YAML: text or a number.
fn raw_argument(kwargs: &Kwargs, name: &str) -> TeraResult<String> {
    let value = kwargs.must_get::<Value>(name)?;
    match value.as_str() {
        Some(text) => Ok(text.to_owned()),
        None if value.is_number() => Ok(value.to_string()),
        None => Err(FunctionError::NotScalar { argument: name.to_owned(), found: value.name().to_owned() }.into()),
    }
}

/// Formats a date: `date(of="2017-11-21")`, also with `2017-11`, `2017` or `2017-11-21/2017-11-30`.
/// The argument `short=true` omits the year.
fn date(kwargs: Kwargs, state: &State) -> TeraResult<String> {
    let (of, lang) = (raw_argument(&kwargs, "of")?, language(&kwargs, state)?);
    let day = match of.split_once('/') {
        None => Day::parse(&of),
        Some((from, to)) => Point::parse(from).and_then(|from| Day::range(from, Point::parse(to)?)),
    };
    let day = day.map_err(|_| FunctionError::InvalidDate { value: of })?;
    Ok(match kwargs.get::<bool>("short")?.unwrap_or(false) {
        true => language::date_short(lang, &day),
        false => language::date(lang, &day),
    })
}

/// Formats a count: `count(of=20)`, also with `">20"`, `">=80"` or `"~60"`.
fn count(kwargs: Kwargs, state: &State) -> TeraResult<String> {
    let (of, lang) = (raw_argument(&kwargs, "of")?, language(&kwargs, state)?);
    let count = Count::parse(&of).ok_or(FunctionError::InvalidCount { value: of })?;
    Ok(language::count(lang, &count))
}

/// Formats an amount: `money(amount=350000, currency="KGS")`.
fn money(kwargs: Kwargs, state: &State) -> TeraResult<String> {
    let (amount, lang) = (raw_argument(&kwargs, "amount")?, language(&kwargs, state)?);
    let code = kwargs.must_get::<&str>("currency")?;
    let currency = Currency::parse(code);
    let currency = currency.ok_or_else(|| FunctionError::UnknownCurrency { code: code.to_owned() })?;
    let money = Money::parse(&amount, currency).ok_or(FunctionError::InvalidAmount { value: amount })?;
    Ok(language::money(lang, &money))
}

/// Formats an interface text: `t(key="n", n=20)`, in the page's language or that of the argument
/// `lang`.
fn translate(strings: &Strings, kwargs: &Kwargs, state: &State) -> TeraResult<Value> {
    let key = kwargs.must_get::<&str>("key")?;
    let page;
    let code = match kwargs.get::<&str>("lang")? {
        Some(code) => code,
        None => {
            page = self::page(state)?;
            field(&page, "lang").unwrap_or_default()
        }
    };
    let lang = Lang::from_code(code).filter(|&lang| strings.has(lang));
    let lang = lang.ok_or_else(|| FunctionError::LanguageNotOfSite { code: code.to_owned() })?;
    let mut args = Vec::new();
    for (name, value) in kwargs.iter() {
        let name = name.as_str().unwrap_or_default();
        if name == "key" || name == "lang" {
            continue;
        }
        let arg = match (value.as_u64(), value.as_str()) {
            (Some(number), _) => Arg::Number(number),
            (None, Some(text)) => Arg::Text(text.to_owned()),
            (None, None) => {
                let (argument, found) = (name.to_owned(), value.name().to_owned());
                return Err(FunctionError::NotTextOrInteger { argument, found }.into());
            }
        };
        args.push((name, arg));
    }
    let text = strings.value(lang, key, &args).map_err(|error| match error {
        LookupError::Unknown { closest_match } => FunctionError::UnknownText { key: key.to_owned(), closest_match },
        LookupError::Unformatted(error) => FunctionError::Text { key: key.to_owned(), error },
    });
    Ok(text?)
}

/// The start of an error message of Tera that contains a [`FunctionError`] as JSON.
///
/// Tera passes on only the text of an error that a function returns.
const MARK: &str = "function error: ";

impl From<FunctionError> for Error {
    fn from(error: FunctionError) -> Self {
        Error::message(format!("{MARK}{}", serde_json::to_string(&error).unwrap_or_default()))
    }
}

/// Extracts the error of a function from an error message of Tera.
pub(super) fn error_in(message: &str) -> Option<FunctionError> {
    serde_json::from_str(message.strip_prefix(MARK)?).ok()
}
