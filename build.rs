//! Links the program so that it starts fast.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // At a fixed address the loader has no thousands of pointers to mend before the first frame.
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
