//! What ingest gives: draft workshops, with every line of the document accounted for.
