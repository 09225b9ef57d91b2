//! Assets of a theme.

use super::*;

fn assets(fixture: Fixture) -> Vec<(String, String)> {
    let loaded = fixture.load().assert_diagnostics(&[]);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    loaded.theme().assets().map(|asset| (asset.path.as_str().to_owned(), text(&asset.bytes))).collect()
}

fn hashed(stem: &str, bytes: &str, ending: &str) -> String {
    format!("{stem}.{}{ending}", &blake3::hash(bytes.as_bytes()).to_hex()[..8])
}

#[test]
fn a_hashed_name_depends_on_the_content() {
    let one = assets(Fixture::new().file("static/fonts/a.b.woff2", "1").file("static/LICENSE", "2"));
    assert_eq!(
        one,
        [
            (format!("assets/{}", hashed("LICENSE", "2", "")), "2".into()),
            (format!("assets/{}", hashed("fonts/a.b", "1", ".woff2")), "1".into()),
        ]
    );
}

#[test]
fn urls_in_a_stylesheet_are_relative_to_its_folder() {
    let style = "a{background:url( \"../x.svg#i\" )} b{background:url(y.png)} c{src:url(../nope.svg) url(data:image/x,) url(https://a.kg/x.svg)} url(";
    let found =
        assets(Fixture::new().file("static/css/a.css", style).file("static/x.svg", "x").file("static/css/y.png", "y"));
    let (_, text) = &found[2];
    let (x, y) = (hashed("x", "x", ".svg"), hashed("y", "y", ".png"));
    assert_eq!(*text, style.replace("../x.svg", &format!("../{x}")).replace("y.png", &y));
    assert_eq!(found[2].0, format!("assets/{}", hashed("css/a", text, ".css")));
}

#[test]
fn the_hash_of_a_stylesheet_depends_on_the_assets_it_uses() {
    let path = |icon: &str| {
        let fixture = Fixture::new().file("static/a.css", "a{background:url(x.svg)}").file("static/x.svg", icon);
        assets(fixture).into_iter().map(|(path, _)| path).find(|path| path.ends_with(".css"))
    };
    assert_ne!(path("1"), path("2"));
}

#[test]
fn a_name_that_is_not_portable_is_reported() {
    let loaded = Fixture::new().file("static/a:b.svg", "").load();
    assert!(loaded.diagnostics()[0].starts_with("themes/own/static/a:b.svg:1:1"), "{:?}", loaded.diagnostics());
    assert_eq!(loaded.theme().assets().count(), 0);
}
