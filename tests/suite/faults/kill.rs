//! Killed runs, concurrent runs, and visitors during a run.

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::{leftovers, long, published, site, write};
use crate::program::BUILD;

#[test]
fn a_killed_run_leaves_the_old_site_or_the_new_one() {
    let folder = site("эски");
    folder.run(BUILD).code(0);
    let public = folder.path().join("public");
    let staged = folder.path().join(".public.aikyn-new");
    let old = published(&public);
    write(&folder, "жаңы");
    let begun = Instant::now();
    folder.run(&["build", "--now", "2017-11-16", "-o", "new"]).code(0);
    let whole = begun.elapsed();
    let new = published(&folder.path().join("new"));
    assert!(old.len() == new.len() && old != new);
    let points = if long() { 400 } else { 12 };
    let mut ends = [0; 2];
    for point in 0..points {
        // Rounds go from the old site to the new one and back by turns.
        let (before, after, state) = if point % 2 == 0 { (&old, &new, "жаңы") } else { (&new, &old, "эски") };
        write(&folder, if point % 2 == 0 { "эски" } else { "жаңы" });
        folder.run(BUILD).code(0);
        write(&folder, state);
        let mut child = folder.command(BUILD).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // Every fourth is killed at any time, the others soon after the first file is staged.
        if point % 4 == 3 {
            std::thread::sleep(whole * point / points);
        } else {
            while !staged.exists() && child.try_wait().unwrap().is_none() {}
            std::thread::sleep(Duration::from_micros(u64::from(point) * 24_000 / u64::from(points)));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let left = published(&public);
        assert!(
            left == *before || left == *after,
            "killed at {point} of {points}: neither the old site nor the new one"
        );
        ends[usize::from(left == *after)] += 1;
        folder.run(BUILD).code(0);
        assert_eq!(published(&public), *after);
        assert!(leftovers(&folder).is_empty(), "{:?}", leftovers(&folder));
    }
    println!("killed {points} times: {} old sites, {} new ones", ends[0], ends[1]);
}

#[test]
#[cfg_attr(plain_fs, ignore = "the folder is missing between two renames")]
fn a_visitor_never_sees_a_missing_or_truncated_page() {
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
fn concurrent_builds_publish_a_whole_site_or_report_the_lock() {
    let folder = site("эски");
    folder.run(BUILD).code(0);
    write(&folder, "жаңы");
    let spawn = || folder.command(BUILD).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let runs = [spawn(), spawn(), spawn()].map(|child| child.wait_with_output().unwrap());
    for run in &runs {
        let stderr = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success() || stderr.contains("another run is writing"), "{stderr}");
    }
    assert!(runs.iter().any(|run| run.status.success()));
    folder.run(&["build", "--now", "2017-11-16", "-o", "new"]).code(0);
    assert_eq!(published(&folder.path().join("public")), published(&folder.path().join("new")));
    assert!(leftovers(&folder).is_empty());
}

#[test]
fn a_cache_left_by_a_killed_run_harms_no_later_build() {
    let folder = crate::program::Folder::new();
    folder.run(&["build", "--now", "2017-11-16", "-o", "new"]).code(0);
    let whole = published(&folder.path().join("new"));
    let points = if long() { 100 } else { 6 };
    for point in 0..points {
        let _ = fs::remove_dir_all(folder.path().join(".cache"));
        let _ = fs::remove_dir_all(folder.path().join("public"));
        let begun = Instant::now();
        folder.run(BUILD).code(0);
        let usual = begun.elapsed();
        let _ = fs::remove_dir_all(folder.path().join(".cache"));
        let mut child = folder.command(BUILD).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // The cache is written near the end of a run.
        std::thread::sleep(usual * (points / 2 + point / 2) / points);
        child.kill().unwrap();
        child.wait().unwrap();
        folder.run(BUILD).code(0);
        assert_eq!(published(&folder.path().join("public")), whole, "{point}");
    }
}
