//! Kept replies: evidence is made again from them, and a byte that changed is told.

use std::fs;

use super::{evidence, openalex, radar, scan};
use crate::project::{Project, read_tree};
use crate::source_server::SourceServer;

#[test]
fn evidence_is_made_again_from_kept_replies_byte_for_byte() {
    let (project, server) = (radar(), SourceServer::play(|request, _| openalex(request)));
    assert_eq!(scan(&project, &server, &[]).code, 0);
    server.forget();
    let before = evidence(&project);
    let verified = project.run(&["scan", "--verify"]);
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
    assert!(
        verified.out.contains(&format!("{} files are the same", before.len())),
        "{}",
        verified.out
    );

    let path = before.keys().next().expect("one").clone();
    let edited = before[&path].replacen("\"count\": 12", "\"count\": 13", 1);
    fs::write(project.path("radar-data/evidence").join(&path), edited).expect("written");
    let verified = project.run(&["scan", "--verify"]);
    assert_eq!(verified.code, 1);
    assert!(verified.err.contains(&path), "{}", verified.err);
    let again = project.run(&["scan", "--offline"]);
    assert_eq!(again.code, 0, "{}{}", again.out, again.err);
    assert_eq!(evidence(&project), before);

    let reply = kept(&project).into_iter().next().expect("a reply");
    let mut bytes = fs::read(&reply).expect("read");
    bytes[0] ^= 1;
    fs::write(&reply, bytes).expect("written");
    let verified = project.run(&["scan", "--verify"]);
    assert_eq!(verified.code, 1);
    assert!(verified.err.contains("its bytes changed"), "{}", verified.err);
    assert_eq!(evidence(&project), before, "nothing is written");
    assert_eq!(server.asked(), [], "without a network");
}

fn kept(project: &Project) -> Vec<std::path::PathBuf> {
    let root = project.path(".leadar/replies");
    read_tree(&root).into_iter().map(|(path, _)| root.join(path)).collect()
}
