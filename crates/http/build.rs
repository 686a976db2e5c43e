//! Has the crate compiled again when the built console has changed.

fn main() {
    let built = std::path::Path::new("../../console/dist");
    // While there is none, its sources are watched, which change before it comes to be.
    let watched = if built.is_dir() {
        built
    } else {
        std::path::Path::new("../../console/src")
    };
    println!("cargo:rerun-if-changed={}", watched.display());
}
