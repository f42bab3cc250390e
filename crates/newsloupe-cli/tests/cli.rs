//! The command line from outside: what goes in, what comes out, and the exit code.
#![allow(missing_docs)]

use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

fn start(args: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_newsloupe"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn run(args: &[&str], stdin: &[u8]) -> Output {
    let mut child = start(args);
    let mut pipe = child.stdin.take().unwrap();
    let stdin = stdin.to_vec();
    let writer = std::thread::spawn(move || pipe.write_all(&stdin));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join().unwrap(); // the child may close its input early
    output
}

fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A file in a folder of this test's own.
fn file(name: &str, bytes: &[u8]) -> String {
    let dir =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{}", std::process::id()));
    std::fs::create_dir_all(&dir).unwrap();
    let path = dir.join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

const ARTICLE: &str = "Council votes to close pier\n\n“We had no choice,” Mayor Ann Lee said.\n";

#[test]
fn standard_input_gives_one_report_in_code_points() {
    let output = run(&["analyze"], ARTICLE.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let [report] = lines(&output).try_into().unwrap();
    assert_eq!(report["schema"], 1);
    assert_eq!(report["id"], Value::Null);
    assert_eq!(report["offsets"], "codepoint");
    let last = report["blocks"].as_array().unwrap().last().unwrap();
    assert_eq!(last["span"][1], ARTICLE.trim_end().chars().count());
}

#[test]
fn offsets_and_published_are_taken() {
    let output =
        run(&["analyze", "--offsets", "utf8", "--published=2024-03-27"], ARTICLE.as_bytes());
    let [report] = lines(&output).try_into().unwrap();
    assert_eq!(report["offsets"], "utf8");
    assert_eq!(report["published"], "2024-03-27");
    let last = report["blocks"].as_array().unwrap().last().unwrap();
    assert_eq!(last["span"][1], ARTICLE.trim_end().len());
}

#[test]
fn each_file_gives_a_line_and_a_bad_one_does_not_stop_the_run() {
    let good = file("good.txt", ARTICLE.as_bytes());
    let latin = file("latin1.txt", b"Caf\xe9 closes");
    let binary = file("picture.png", b"abc\0\x01");
    let windows = file("windows.txt", b"\xff\xfea\0b\0");
    let gone = file("gone.txt", b"");
    std::fs::remove_file(&gone).unwrap();
    let output = run(&["analyze", &good, &latin, &binary, &windows, &gone, &good], b"");
    assert_eq!(output.status.code(), Some(1));
    let lines = lines(&output);
    assert_eq!(lines.len(), 6);
    assert_eq!(lines[0]["id"], good.as_str());
    assert_eq!(lines[0], lines[5]);
    for (line, name, says) in [
        (&lines[1], &latin, "byte at 3 (0xe9)"),
        (&lines[2], &binary, "byte at 3 is zero"),
        (&lines[3], &windows, "UTF-16"),
        (&lines[4], &gone, "o such file"),
    ] {
        assert_eq!(line["id"], name.as_str());
        assert!(line["error"].as_str().unwrap().contains(says), "{line}");
        assert!(stderr(&output).contains(name.as_str()));
    }
}

#[test]
fn json_lines_are_answered_in_order_and_in_place() {
    let input = concat!(
        "{\"id\": \"a\", \"text\": \"One. Two.\", \"published\": \"2024-03-27\", \"more\": [1]}\n",
        "{\"id\": \"b\", \"text\": \n",
        "\n",
        "{\"id\": \"c\"}\n",
        "{\"id\": 7, \"text\": \"x\"}\n",
        "{\"id\": \"d\", \"text\": \"x\", \"published\": \"27 March\"}\n",
        "{\"id\": \"e\", \"text\": \"x\\ud800y\"}\n",
        "{\"text\": \"no id, no newline at the end\"}",
    );
    let output = run(&["analyze", "--jsonl", "--published", "2020-01-01"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let lines = lines(&output);
    assert_eq!(lines.len(), 8);
    assert_eq!((&lines[0]["id"], &lines[0]["published"]), (&"a".into(), &"2024-03-27".into()));
    for (i, id, says) in [
        (1, Value::Null, "not JSON"),
        (2, Value::Null, "empty"),
        (3, "c".into(), "text"),
        (4, 7.into(), "string"),
        (5, "d".into(), "27 March"),
    ] {
        assert_eq!(lines[i]["id"], id);
        assert_eq!(lines[i]["line"], i + 1);
        assert!(lines[i]["error"].as_str().unwrap().contains(says), "{}", lines[i]);
    }
    assert_eq!(lines[6]["blocks"][0]["span"], serde_json::json!([0, 3]), "a lone surrogate is one");
    assert_eq!(lines[7]["id"], Value::Null);
    assert_eq!(lines[7]["published"], "2020-01-01");
}

#[test]
fn a_line_that_is_no_utf8_is_answered_in_place() {
    let output = run(
        &["analyze", "--jsonl"],
        b"\xef\xbb\xbf{\"text\":\"a\"}\n{\"text\":\"\xe9\"}\n{\"text\":\"b\"}\n",
    );
    let lines = lines(&output);
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[1]["line"], 2);
    assert!(lines[1]["error"].as_str().unwrap().contains("byte at 9 (0xe9)"), "{}", lines[1]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn an_answer_comes_before_the_next_line_is_sent() {
    let mut child = start(&["analyze", "--jsonl"]);
    let mut pipe = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for id in ["1", "2", "3"] {
        writeln!(pipe, "{{\"id\": \"{id}\", \"text\": \"Words.\"}}").unwrap();
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["id"], id);
    }
    drop(pipe);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_closed_pipe_ends_the_run_quietly() {
    let mut child = start(&["analyze", "--jsonl"]);
    drop((child.stdout.take(), child.stderr.take())); // as with `2>&1 | head -0`
    let mut pipe = child.stdin.take().unwrap();
    for _ in 0..100_000 {
        if writeln!(pipe, "{{\"text\": \"Words.\"}}").is_err() {
            break;
        }
    }
    drop(pipe);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn nobody_reading_the_errors_is_no_panic() {
    let mut child = start(&["analyze", "/no/such/file", "/nor/this"]);
    drop(child.stderr.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(lines(&output).len(), 2);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn help_has_examples_and_goes_to_standard_output() {
    for args in [&["--help"][..], &["analyze", "-h"], &["help"]] {
        let output = run(args, b"");
        assert_eq!(output.status.code(), Some(0));
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("EXAMPLES") && text.contains("EXIT CODES"));
    }
    assert!(run(&["--version"], b"").stdout.starts_with(b"newsloupe "));
}

#[test]
fn a_wrong_command_line_is_explained_on_standard_error() {
    for (args, says) in [
        (&[][..], "command is missing"),
        (&["analyse"], "no command \"analyse\""),
        (&["analyze", "--offset", "utf8"], "--offset"),
        (&["analyze", "--offsets", "bytes"], "utf8, utf16 or codepoint"),
        (&["analyze", "--offsets"], "--offsets"),
        (&["analyze", "--published", "2024-02-30"], "YYYY-MM-DD"),
        (&["analyze", "--jsonl", "in.jsonl"], "< FILE"),
        (&["analyze", "--jsonl", "--pretty"], "--pretty"),
    ] {
        let output = run(args, b"");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty());
        let text = stderr(&output);
        assert!(text.contains(says) && text.contains("usage:"), "{args:?}: {text}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_number_of_lines() {
    let mut child = start(&["analyze", "--jsonl"]);
    let status = format!("/proc/{}/status", child.id());
    let peak = || -> u64 {
        let status = std::fs::read_to_string(&status).unwrap();
        let line = status.lines().find(|l| l.starts_with("VmHWM:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse().unwrap()
    };
    let mut pipe = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    let line = serde_json::json!({"id": "x", "text": ARTICLE.repeat(20)});
    let mut send = |n: usize| {
        for _ in 0..n {
            writeln!(pipe, "{line}").unwrap();
            answers.next().unwrap().unwrap();
        }
    };
    send(200);
    let before = peak();
    send(2000);
    let after = peak();
    drop(pipe);
    assert!(child.wait().unwrap().success());
    assert!(after < before + 2048, "{before} KB after 200 lines, {after} KB after 2200");
}
