"""The works of a bibliography as files for reference managers: BibTeX, CSL-JSON, RIS, COinS."""
