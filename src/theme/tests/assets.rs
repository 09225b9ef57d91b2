//! Files that go with the pages.

use super::*;

fn assets(stage: Stage) -> Vec<(String, String)> {
    let loaded = stage.load().tells(&[]);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    loaded.theme().assets().map(|asset| (asset.path.as_str().to_owned(), text(&asset.bytes))).collect()
}

fn hashed(stem: &str, bytes: &str, ending: &str) -> String {
    format!("{stem}.{}{ending}", &blake3::hash(bytes.as_bytes()).to_hex()[..8])
}

#[test]
fn a_name_changes_with_the_bytes() {
    let one = assets(Stage::new().file("static/fonts/a.b.woff2", "1").file("static/LICENSE", "2"));
    assert_eq!(
        one,
        [
            (format!("assets/{}", hashed("LICENSE", "2", "")), "2".into()),
            (format!("assets/{}", hashed("fonts/a.b", "1", ".woff2")), "1".into()),
        ]
    );
}

#[test]
fn a_stylesheet_names_other_assets_from_its_own_folder() {
    let style = "a{background:url( \"../x.svg#i\" )} b{background:url(y.png)} c{src:url(../nope.svg) url(data:image/x,) url(https://a.kg/x.svg)} url(";
    let found =
        assets(Stage::new().file("static/css/a.css", style).file("static/x.svg", "x").file("static/css/y.png", "y"));
    let (_, text) = &found[2];
    let (x, y) = (hashed("x", "x", ".svg"), hashed("y", "y", ".png"));
    assert_eq!(*text, style.replace("../x.svg", &format!("../{x}")).replace("y.png", &y));
    assert_eq!(found[2].0, format!("assets/{}", hashed("css/a", text, ".css")));
}

#[test]
fn a_stylesheet_changes_its_name_with_what_it_names() {
    let path = |icon: &str| {
        let stage = Stage::new().file("static/a.css", "a{background:url(x.svg)}").file("static/x.svg", icon);
        assets(stage).into_iter().map(|(path, _)| path).find(|path| path.ends_with(".css"))
    };
    assert_ne!(path("1"), path("2"));
}

#[test]
fn a_name_that_not_every_disk_can_hold_is_told_of() {
    let loaded = Stage::new().file("static/a:b.svg", "").load();
    assert!(loaded.told()[0].starts_with("themes/own/static/a:b.svg:1:1"), "{:?}", loaded.told());
    assert_eq!(loaded.theme().assets().count(), 0);
}
