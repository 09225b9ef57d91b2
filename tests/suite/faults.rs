//! Real faults of machines and disks. Whatever happens, the published site is wholly the old one or
//! wholly the new one, and the error names the cause.
//!
//! `AIKYN_SOAK=1 cargo test --release --test suite faults` kills the program at many more moments.
//! Tests that mount a disk need the permission to do so: see [`Disk::mount`].

mod disk;
mod kill;
mod machine;
mod names;
mod output;
mod reading;

use std::fs;
use std::io::Write;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::program::{Folder, tree};

type Tree = Vec<(PathBuf, Vec<u8>)>;

/// Enough releases to make publishing take a while.
const MANY: usize = 40;
/// The id of an unprivileged user. Tests of permissions do not work as root.
const UNPRIVILEGED: u32 = 65534;

fn long() -> bool {
    std::env::var_os("AIKYN_SOAK").is_some()
}

/// Writes the sources of a site whose pages all contain `state`.
fn write(folder: &Folder, state: &str) {
    let site = "base_url: https://bakyt.test/\nlanguages: [ky, ru]\noutputs: {cards: false}\n";
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

/// The published files without the program's own.
fn published(folder: &Path) -> Tree {
    tree(folder).into_iter().filter(|(path, _)| !path.to_string_lossy().starts_with(".aikyn")).collect()
}

/// The names of staging folders next to the output folder.
fn leftovers(folder: &Folder) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    entries.filter(|name| name.contains("aikyn")).collect()
}

/// Runs the program as an unprivileged user. Returns the exit code and stderr.
fn run_unprivileged(folder: &Folder, args: &[&str]) -> (Option<i32>, String) {
    let mut command = folder.command(args);
    if fs::metadata(folder.path()).unwrap().uid() == 0 {
        command.uid(UNPRIVILEGED).gid(UNPRIVILEGED);
    }
    let ran = command.output().unwrap();
    (ran.status.code(), String::from_utf8_lossy(&ran.stderr).into_owned())
}

/// Makes a site readable for all users.
fn make_readable(folder: &Folder) {
    for entry in walkdir::WalkDir::new(folder.path()).into_iter().map(Result::unwrap) {
        let mode = if entry.file_type().is_dir() { 0o755 } else { 0o644 };
        fs::set_permissions(entry.path(), fs::Permissions::from_mode(mode)).unwrap();
    }
}

/// Makes the unprivileged user the owner of a site.
fn give_to_unprivileged(folder: &Folder) {
    make_readable(folder);
    if fs::metadata(folder.path()).unwrap().uid() == 0 {
        for entry in walkdir::WalkDir::new(folder.path()).min_depth(1).into_iter().map(Result::unwrap) {
            std::os::unix::fs::lchown(entry.path(), Some(UNPRIVILEGED), Some(UNPRIVILEGED)).unwrap();
        }
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
    }
}

/// A small tmpfs, mounted until it is dropped.
struct Disk(PathBuf);

impl Disk {
    /// Mounts a tmpfs at a folder.
    ///
    /// Returns `None` if mounting is not permitted, so that the test can be skipped.
    ///
    /// # Panics
    ///
    /// Panics instead if the variable `CI` is set, because CI must not skip a test.
    fn mount(place: PathBuf, size: &str) -> Option<Self> {
        fs::create_dir_all(&place).unwrap();
        let options = format!("size={size},mode=777");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &options, "none"]).arg(&place).status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(Self(place));
        }
        assert!(std::env::var_os("CI").is_none(), "mounting a tmpfs is not permitted");
        // Written directly, because the test harness captures `eprintln!` of a test that passes.
        let name = std::thread::current().name().unwrap_or_default().to_owned();
        let _ = writeln!(std::io::stderr(), "{name}: skipped, because mounting a tmpfs is not permitted");
        None
    }

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
