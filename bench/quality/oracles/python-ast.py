"""Imports and calls of a Python work tree by the standard library alone.

Usage: python3 python-ast.py <folder> < paths (one per line). Prints one JSON object: files, imports, calls. Imports lead
to files of the repository by the language's rules: relative ones from the package they stand in, absolute ones from the
folders that hold a top-level package or module. Calls are followed when the called name is declared at module level or
imported from a file of the repository; everything else is left out.
"""

import ast
import json
import os
import sys


def read_tree(folder, paths):
    modules = {}
    for path in paths:
        try:
            with open(os.path.join(folder, path), encoding="utf-8-sig") as handle:
                modules[path] = ast.parse(handle.read())
        except (SyntaxError, UnicodeDecodeError, ValueError, OSError, RecursionError):
            continue
    return modules


class Tree:
    def __init__(self, paths):
        self.paths = set(paths)
        folders = {os.path.dirname(path) for path in paths}
        packages = {folder for folder in folders if self._join(folder, "__init__.py") in self.paths}
        # Where absolute imports may start: outside of every package, nearest to the root first.
        roots = {""} | {folder for folder in folders if folder not in packages}
        roots |= {os.path.dirname(folder) for folder in packages if os.path.dirname(folder) not in packages}
        self.roots = sorted(roots, key=lambda root: (root.count("/") if root else -1, root))

    @staticmethod
    def _join(*parts):
        return "/".join(part for part in parts if part)

    def module_file(self, base, dotted):
        stem = self._join(base, *dotted.split(".")) if dotted else base
        for candidate in (self._join(stem, "__init__.py"), stem + ".py", stem + ".pyi"):
            if candidate in self.paths:
                return candidate
        return None

    def absolute(self, importer, dotted):
        """Best for the importer: the root that shares most of its path; a script also sees its own folder."""
        near = sorted(
            self.roots,
            key=lambda root: (not (importer + "/").startswith(root + "/") and root != "", -len(root)),
        )
        found = [file for file in (self.module_file(root, dotted) for root in near) if file]
        return found[0] if found else None

    def relative(self, importer, level, dotted):
        folder = os.path.dirname(importer)
        for _ in range(level - 1):
            if folder == "":
                return None
            folder = os.path.dirname(folder)
        return self.module_file(folder, dotted)


def declared(module):
    """Names at module level with the line of the name, branches of if and try included."""
    names = {}

    def walk(body):
        for node in body:
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                names.setdefault(node.name, []).append(node.lineno)
            elif isinstance(node, (ast.If, ast.Try)):
                walk(node.body)
                walk(node.orelse)
                if isinstance(node, ast.Try):
                    for handler in node.handlers:
                        walk(handler.body)
                    walk(node.finalbody)

    walk(module.body)
    return names


def resolve_import(tree, path, node):
    """Pairs (specifier, candidate files, bound names) of one import statement."""
    found = []
    if isinstance(node, ast.Import):
        for alias in node.names:
            target = tree.absolute(path, alias.name)
            bound = alias.asname or alias.name.split(".")[0]
            whole = target if alias.asname or "." not in alias.name else tree.absolute(path, bound)
            found.append((alias.name, target, {bound: ("module", whole)}))
        return found
    dotted = node.module or ""
    base = tree.relative(path, node.level, dotted) if node.level else tree.absolute(path, dotted)
    bound = {}
    files = []
    for alias in node.names:
        inner = None
        if base is None or base.endswith("__init__.py"):
            name = f"{dotted}.{alias.name}" if dotted else alias.name
            inner = tree.relative(path, node.level, name) if node.level else tree.absolute(path, name)
        if inner is not None:
            files.append(inner)
            bound[alias.asname or alias.name] = ("module", inner)
        elif base is not None:
            bound[alias.asname or alias.name] = ("name", base, alias.name)
    found.append(("." * node.level + dotted, base, bound))
    return [(specifier, [target] if target else [], names, files) for specifier, target, names in found]


def find_name(modules, bindings, path, name, depth=0):
    """Where a module-level name is declared: in the file, or behind the imports that bring it there."""
    if path not in modules or depth > 8:
        return []
    lines = modules[path]["declared"].get(name)
    if lines:
        return [{"path": path, "line": line} for line in lines]
    binding = bindings[path].get(name)
    if binding and binding[0] == "name":
        return find_name(modules, bindings, binding[1], binding[2], depth + 1)
    return []


def local_names(function):
    """Names a function binds itself: they hide what the module declares."""
    names = {arg.arg for arg in ast.walk(function.args) if isinstance(arg, ast.arg)}
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            names.add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and node is not function:
            names.add(node.name)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {alias.asname or alias.name.split(".")[0] for alias in node.names}
    return names


def find_calls(path, tree, modules, bindings):
    calls = []

    def target_of(callee, hidden):
        if isinstance(callee, ast.Name):
            if callee.id in hidden:
                return None
            return callee.id, callee.lineno, find_name(modules, bindings, path, callee.id)
        if isinstance(callee, ast.Attribute) and isinstance(callee.value, ast.Name) and callee.value.id not in hidden:
            binding = bindings[path].get(callee.value.id)
            if binding and binding[0] == "module" and binding[1]:
                return callee.attr, callee.end_lineno, find_name(modules, bindings, binding[1], callee.attr)
        return None

    def walk(node, hidden):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            inner = hidden | (local_names(node) if not isinstance(node, ast.Lambda) else {a.arg for a in ast.walk(node.args) if isinstance(a, ast.arg)})
            for child in ast.iter_child_nodes(node):
                walk(child, inner)
            return
        if isinstance(node, ast.Call):
            found = target_of(node.func, hidden)
            if found and found[2]:
                calls.append({"path": path, "lines": [node.lineno, found[1]], "callee": found[0], "targets": found[2]})
        for child in ast.iter_child_nodes(node):
            walk(child, hidden)

    walk(tree, frozenset())
    return calls


def main():
    sys.setrecursionlimit(10_000)
    paths = [line for line in sys.stdin.read().split("\n") if line]
    tree = Tree(paths)
    parsed = read_tree(sys.argv[1], paths)
    modules = {path: {"declared": declared(module)} for path, module in parsed.items()}
    bindings = {}
    imports = []
    for path, module in parsed.items():
        top = {}
        for node in ast.walk(module):
            if not isinstance(node, (ast.Import, ast.ImportFrom)):
                continue
            for entry in resolve_import(tree, path, node):
                specifier, target, names = entry[0], entry[1], entry[2]
                files = list(target) if isinstance(target, list) else ([target] if target else [])
                files += entry[3] if len(entry) > 3 else []
                if files:
                    imports.append({"from": path, "specifier": specifier, "to": files})
                for name, binding in names.items():
                    top.setdefault(name, binding)
        bindings[path] = top
    calls = [call for path, module in parsed.items() for call in find_calls(path, module, modules, bindings)]
    json.dump({"files": list(parsed), "imports": imports, "calls": calls}, sys.stdout)


main()
