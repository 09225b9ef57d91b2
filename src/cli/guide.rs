//! The `guide` command: opens the guide for authors in the browser, without the internet.

use std::fs;

use super::args::{Args, Guide as Options};
use super::error::{CliError, EXIT_OK, display_path, io_message};
use super::output::print_line;
use crate::authoring::guide;
use crate::messages::{MessageLang, Messages};
use crate::publish::lasting_temp_folder;

/// Writes the pages of all languages, and opens the one in the language of the messages.
///
/// With a folder of the author's, the pages are written there and not opened.
pub(super) fn run(args: &Args, options: &Options, messages: &Messages) -> Result<u8, CliError> {
    let io_error = |error: std::io::Error| CliError::io(io_message(messages, &error));
    let folder = match &options.folder {
        Some(folder) => folder.clone(),
        // The browser reads the pages after the program has ended.
        None => lasting_temp_folder("aikyn-guide-").map_err(io_error)?,
    };
    fs::create_dir_all(&folder).map_err(|error| CliError::unwritable(messages, &folder, &error))?;
    for lang in MessageLang::ALL {
        let file = folder.join(guide::file_name(lang));
        let page = guide::page(lang, &Messages::of(lang).get("guide-title"));
        fs::write(&file, page).map_err(|error| CliError::unwritable(messages, &file, &error))?;
    }
    let file = folder.join(guide::file_name(messages.lang));
    print_line(args, &messages.format("wrote", &[("file", display_path(&file).into())]));
    if options.folder.is_none() {
        // Failure is harmless, because the path has been printed.
        let _ = open::that_detached(&file);
    }
    Ok(EXIT_OK)
}
