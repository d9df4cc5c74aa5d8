#!/usr/bin/env python3
"""Reads the files of deploy/ for the tests.

usage: files.py json FILE...           their YAML documents, as one JSON array
       files.py compose FILE           against the Compose specification (package compose-spec)
       files.py kubernetes VERSION FILE  against the API's schemas, strictly (package kubernetes-validate)

Packages are looked for in .build/published-prices, too.
"""
import json
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[2] / ".build/published-prices"))
import yaml


def documents(path):
    with open(path, encoding="utf-8") as file:
        return [document for document in yaml.safe_load_all(file) if document is not None]


def compose(path):
    from compose_spec import PyCompose

    # By way of JSON, as the package does not know YAML's merge keys.
    PyCompose.from_json(json.dumps(documents(path)[0])).validate()


def kubernetes(version, path):
    import kubernetes_validate

    for document in documents(path):
        try:
            kubernetes_validate.validate(document, version, strict=True)
        except kubernetes_validate.SchemaNotFoundError:
            # A kind of an operator's.
            print(f"no schema: {document['kind']}")


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    try:
        if command == "json":
            print(json.dumps([document for path in arguments for document in documents(path)]))
        else:
            {"compose": compose, "kubernetes": kubernetes}[command](*arguments)
    except Exception as error:
        sys.exit(f"{type(error).__name__}: {str(error).splitlines()[0]}")
