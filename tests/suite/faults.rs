//! Faults of machines and disks, injected for real, by subject. A site that is published is wholly the old one or wholly
//! the new one, whatever happens; and whoever is at fault is named.
//!
//! `AIKYN_LONG=1 cargo test --release --test suite faults` kills at many more moments. What must be mounted is tried only
//! where the system lets us mount it.

mod disk;
mod kill;
mod machine;
mod names;
mod output;
mod reading;

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::program::{Folder, tree};

type Tree = Vec<(PathBuf, Vec<u8>)>;

/// Releases enough that publishing them takes a while.
const MANY: usize = 40;
/// Whoever owns nothing here; tests of rights mean nothing for an administrator.
const NOBODY: u32 = 65534;

fn long() -> bool {
    std::env::var_os("AIKYN_LONG").is_some()
}

/// Makes a site of many pages, all of which differ from one `state` to the next.
fn write(folder: &Folder, state: &str) {
    let site = "base_url: https://example.kg/\nlanguages: [ky, ru]\noutputs: {cards: false}\n";
    fs::write(folder.path().join("content/site.yaml"), format!("title: Сайт {state}\n{site}")).unwrap();
    for at in 0..MANY {
        let text = format!("---\ntitle: Кабар {at}\ndate: 2017-11-16\n---\n{state}\n");
        fs::write(folder.path().join(format!("content/press/p{at}.ky.md")), text).unwrap();
    }
}

fn site(state: &str) -> Folder {
    let folder = Folder::new();
    write(&folder, state);
    folder
}

/// A published site as visitors see it.
fn seen(folder: &Path) -> Tree {
    tree(folder).into_iter().filter(|(path, _)| !path.to_string_lossy().starts_with(".aikyn")).collect()
}

/// What of ours stands beside the published site.
fn left_over(folder: &Folder) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    entries.filter(|name| name.contains("aikyn")).collect()
}

/// The program run by somebody who owns nothing, or as it is where we are nobody special.
fn as_nobody(folder: &Folder, args: &[&str]) -> (Option<i32>, String) {
    let mut command = folder.command(args);
    if fs::metadata(folder.path()).unwrap().uid() == 0 {
        command.uid(NOBODY).gid(NOBODY);
    }
    let ran = command.output().unwrap();
    (ran.status.code(), String::from_utf8_lossy(&ran.stderr).into_owned())
}

/// Lets everybody read a site.
fn open_to_all(folder: &Folder) {
    for entry in walkdir::WalkDir::new(folder.path()).into_iter().map(Result::unwrap) {
        let mode = if entry.file_type().is_dir() { 0o755 } else { 0o644 };
        fs::set_permissions(entry.path(), fs::Permissions::from_mode(mode)).unwrap();
    }
}

/// Lets the program be run on a site by its owner, whoever we are.
fn give_to_nobody(folder: &Folder) {
    open_to_all(folder);
    if fs::metadata(folder.path()).unwrap().uid() == 0 {
        for entry in walkdir::WalkDir::new(folder.path()).min_depth(1).into_iter().map(Result::unwrap) {
            std::os::unix::fs::lchown(entry.path(), Some(NOBODY), Some(NOBODY)).unwrap();
        }
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
    }
}

/// A small disk in memory at a folder, for as long as this lives.
struct Disk(PathBuf);

impl Disk {
    /// None where the system lets nobody mount one.
    // Whoever reads the log has to know that a test was none.
    #[allow(clippy::print_stderr)]
    fn mount(place: PathBuf, size: &str) -> Option<Self> {
        fs::create_dir_all(&place).unwrap();
        let options = format!("size={size},mode=777");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &options, "none"]).arg(&place).status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(Self(place));
        }
        eprintln!("nothing can be mounted here: not tested");
        None
    }

    /// From now on nothing can be written to it.
    fn make_read_only(&self) {
        let ran = Command::new("mount").args(["-o", "remount,ro"]).arg(&self.0).status().unwrap();
        assert!(ran.success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}
