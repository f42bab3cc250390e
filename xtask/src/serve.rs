//! `cargo xtask serve`: the app at an address of this machine, rebuilt when a file changes.

use crate::offline;
use crate::plan::Plan;
use crate::shell::{self, Done, Stop, command};
use crate::tools;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

const PORT: u16 = 8080;

/// `cargo xtask serve`.
pub(crate) fn run(args: &[&str]) -> Done {
    let wish = read(args)?;
    let port = free_port(wish.port)?;
    let mut plan = Plan::default();
    tools::plan(&mut plan, if wish.release { tools::DIST } else { tools::SERVE });
    plan.run()?;
    serve(&wish, port)
}

#[derive(Debug, Default, PartialEq)]
struct Wish {
    release: bool,
    open: bool,
    port: Option<u16>,
}

fn read(args: &[&str]) -> Done<Wish> {
    let mut wish = Wish::default();
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match *arg {
            "--release" => wish.release = true,
            "--open" => wish.open = true,
            "--port" => {
                let number = args.next().and_then(|n| n.parse().ok());
                wish.port =
                    Some(number.ok_or_else(|| Stop::usage("--port needs a number up to 65535"))?);
            }
            other => return Err(Stop::usage(&format!("serve does not know {other}"))),
        }
    }
    Ok(wish)
}

/// The port that was asked for, else the first free one from [`PORT`] on.
fn free_port(asked: Option<u16>) -> Done<u16> {
    let free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    let (first, last) = asked.map_or((PORT, PORT + 20), |port| (port, port));
    (first..=last).find(free).ok_or_else(|| {
        let what = format!("port {first} is taken");
        Stop::new(what, "another program listens there", "end it, or choose another: --port N")
    })
}

fn serve(wish: &Wish, port: u16) -> Done {
    let address = format!("http://127.0.0.1:{port}/");
    println!("\nBuilding the app; it will be at {address} (the first build takes some minutes).");
    println!("Press Ctrl-C to end.\n");
    let announced = address.clone();
    std::thread::spawn(move || {
        while !answers(port) {
            std::thread::sleep(Duration::from_millis(300));
        }
        println!("\n  Newsloupe is at {announced}\n");
    });
    let mut trunk = command("trunk");
    trunk.args(["serve", "--address", "127.0.0.1", "--port", &port.to_string()]);
    trunk.env(offline::SWITCH, "0"); // a browser that keeps the page would show a stale one
    trunk.env_remove("NO_COLOR"); // Trunk reads it as a flag of its own
    if wish.release {
        trunk.arg("--release");
    }
    if wish.open {
        trunk.arg("--open");
    }
    shell::run(&mut trunk, "see the message above")
}

fn answers(port: u16) -> bool {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let ask = || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
        stream.set_read_timeout(Some(Duration::from_secs(1)))?;
        stream.write_all(b"GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n")?;
        let mut start = [0; 12];
        stream.read_exact(&mut start)?;
        Ok(start.ends_with(b"200"))
    };
    ask().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_read_and_wrong_ones_refused() {
        let wish = Wish { release: true, open: false, port: Some(9000) };
        assert_eq!(read(&["--port", "9000", "--release"]).unwrap(), wish);
        for wrong in [&["--port"][..], &["--port", "x"], &["--port", "70000"], &["--fast"]] {
            assert_eq!(read(wrong).unwrap_err().code, 2);
        }
    }

    #[test]
    fn a_taken_port_is_refused_if_it_was_asked_for() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(free_port(Some(port)).is_err());
    }
}
