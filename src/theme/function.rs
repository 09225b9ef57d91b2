//! The functions that templates call: `url`, `asset` and `t`.
//!
//! Each reads the variable `page`. A component sees only its own arguments, so it has to ask for `@page`.

use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::lang::Lang;
use crate::note::nearest;
use crate::path::{OutPath, join, relative};

use super::asset::Asset;
use super::strings::{Arg, Strings, TextFault};

/// What the functions need.
#[derive(Clone)]
pub struct Functions {
    pub strings: Arc<Strings>,
    pub assets: Arc<Vec<Asset>>,
}

impl Functions {
    /// Makes the functions known to the templates.
    pub fn register(self, tera: &mut Tera) {
        tera.register_function("url", |kwargs: Kwargs, state: &State| -> TeraResult<String> {
            link(kwargs.must_get::<&str>("to")?, state)
        });
        let assets = self.assets;
        tera.register_function("asset", move |kwargs: Kwargs, state: &State| -> TeraResult<String> {
            let name = kwargs.must_get::<&str>("name")?;
            match assets.iter().find(|asset| asset.name == name) {
                Some(asset) => link(asset.path.as_str(), state),
                None => Err(unknown("asset", name, nearest(name, assets.iter().map(|asset| asset.name.as_str())))),
            }
        });
        let strings = self.strings;
        tera.register_function("t", move |kwargs: Kwargs, state: &State| -> TeraResult<String> {
            translate(&strings, &kwargs, state)
        });
    }
}

fn page(state: &State) -> TeraResult<Value> {
    let missing = || Error::message("`page` is not to be seen here: add `@page` to the arguments of the component");
    state.get::<Value>("page")?.ok_or_else(missing)
}

fn field<'v>(page: &'v Value, name: &'v str) -> Option<&'v str> {
    page.get_from_path(name).and_then(Value::as_str)
}

/// The link from the page that is drawn to an address.
fn link(to: &str, state: &State) -> TeraResult<String> {
    if ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| to.starts_with(scheme)) {
        return Ok(to.to_owned());
    }
    let page = page(state)?;
    let portable = page.get_from_path("portable").and_then(Value::as_bool).unwrap_or(false);
    match (field(&page, "base").filter(|base| !base.is_empty()), field(&page, "file").and_then(OutPath::new)) {
        (Some(base), _) => Ok(join(base, to)),
        (None, Some(file)) => Ok(relative(&file, to, portable)),
        (None, None) => Err(Error::message("`page.file` is not the path of a file")),
    }
}

fn translate(strings: &Strings, kwargs: &Kwargs, state: &State) -> TeraResult<String> {
    let key = kwargs.must_get::<&str>("key")?;
    let code = match kwargs.get::<String>("lang")? {
        Some(code) => code,
        None => field(&page(state)?, "lang").unwrap_or_default().to_owned(),
    };
    let lang = Lang::from_code(&code).filter(|&lang| strings.has(lang));
    let lang = lang.ok_or_else(|| Error::message(format!("`{code}` is not a language of the site")))?;
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
                let message = format!("`{name}` must be a text or a whole number, and it is {}", value.name());
                return Err(Error::message(message));
            }
        };
        args.push((name, arg));
    }
    strings.text(lang, key, &args).map_err(|fault| match fault {
        TextFault::Unknown { nearest } => unknown("interface text", key, nearest),
        TextFault::Unresolved(message) => {
            Error::message(format!("the interface text `{key}` cannot be made: {message}"))
        }
    })
}

fn unknown(kind: &str, name: &str, nearest: Option<String>) -> Error {
    Error::message(match nearest {
        Some(nearest) => format!("there is no {kind} `{name}`; did you mean `{nearest}`?"),
        None => format!("there is no {kind} `{name}`"),
    })
}
