//! Runs that are killed, that are watched while they publish, and that run at once.

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::{left_over, long, seen, site, write};
use crate::program::BUILD;

#[test]
fn a_run_that_is_killed_leaves_the_old_site_or_the_new_one() {
    let folder = site("эски");
    folder.run(BUILD).code(0);
    let public = folder.path().join("public");
    let staged = folder.path().join(".public.aikyn-new");
    let old = seen(&public);
    write(&folder, "жаңы");
    let begun = Instant::now();
    folder.run(&["build", "--now", "2017-11-16", "-o", "new"]).code(0);
    let whole = begun.elapsed();
    let new = seen(&folder.path().join("new"));
    assert!(old.len() == new.len() && old != new);
    let points = if long() { 400 } else { 12 };
    let mut ends = [0; 2];
    for point in 0..points {
        // Each round goes from the old site to the new one, or back.
        let (before, after, state) = if point % 2 == 0 { (&old, &new, "жаңы") } else { (&new, &old, "эски") };
        write(&folder, if point % 2 == 0 { "эски" } else { "жаңы" });
        folder.run(BUILD).code(0);
        write(&folder, state);
        let mut child = folder.command(BUILD).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // Some are killed at any time, the others soon after the first file of the new site is written.
        if point % 4 == 3 {
            std::thread::sleep(whole * point / points);
        } else {
            while !staged.exists() && child.try_wait().unwrap().is_none() {}
            std::thread::sleep(Duration::from_micros(u64::from(point) * 24_000 / u64::from(points)));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let left = seen(&public);
        assert!(
            left == *before || left == *after,
            "killed at {point} of {points}: neither the old site nor the new one"
        );
        ends[usize::from(left == *after)] += 1;
        folder.run(BUILD).code(0);
        assert_eq!(seen(&public), *after);
        assert!(left_over(&folder).is_empty(), "{:?}", left_over(&folder));
    }
    println!("killed {points} times: {} old sites, {} new ones", ends[0], ends[1]);
}

#[test]
fn a_visitor_never_finds_a_page_missing_or_cut() {
    let folder = site("эски");
    folder.run(BUILD).code(0);
    let page = folder.path().join("public/ky/press/p7/index.html");
    for state in ["жаңы", "эски", "жаңы"] {
        write(&folder, state);
        let mut child = folder.command(BUILD).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        while child.try_wait().unwrap().is_none() {
            assert!(fs::read_to_string(&page).is_ok_and(|text| text.ends_with("</html>\n")), "{state}");
        }
        assert!(fs::read_to_string(&page).unwrap().contains(state));
    }
}

#[test]
fn of_two_builds_at_once_each_ends_in_a_whole_site_or_says_why_not() {
    let folder = site("эски");
    folder.run(BUILD).code(0);
    write(&folder, "жаңы");
    let spawn = || folder.command(BUILD).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let runs = [spawn(), spawn(), spawn()].map(|child| child.wait_with_output().unwrap());
    for run in &runs {
        let told = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success() || told.contains("another run is writing"), "{told}");
    }
    assert!(runs.iter().any(|run| run.status.success()));
    folder.run(&["build", "--now", "2017-11-16", "-o", "new"]).code(0);
    assert_eq!(seen(&folder.path().join("public")), seen(&folder.path().join("new")));
    assert!(left_over(&folder).is_empty());
}

#[test]
fn a_memo_that_was_being_written_when_the_run_was_killed_harms_no_later_build() {
    let folder = crate::program::Folder::new();
    folder.run(&["build", "--now", "2017-11-16", "-o", "new"]).code(0);
    let whole = seen(&folder.path().join("new"));
    let points = if long() { 100 } else { 6 };
    for point in 0..points {
        let _ = fs::remove_dir_all(folder.path().join(".cache"));
        let _ = fs::remove_dir_all(folder.path().join("public"));
        let begun = Instant::now();
        folder.run(BUILD).code(0);
        let usual = begun.elapsed();
        let _ = fs::remove_dir_all(folder.path().join(".cache"));
        let mut child = folder.command(BUILD).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // The memo is written last.
        std::thread::sleep(usual * (points / 2 + point / 2) / points);
        child.kill().unwrap();
        child.wait().unwrap();
        folder.run(BUILD).code(0);
        assert_eq!(seen(&folder.path().join("public")), whole, "{point}");
    }
}
