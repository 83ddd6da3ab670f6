// Imports and calls of a Go work tree by the standard library alone: `go list` says which files make which package,
// go/types what calls reach.
//
//	go run go-types.go <folder>
//
// Prints one JSON object: files, imports, calls. Nothing is fetched: what a package outside would bring stays unknown.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
)

type listed struct {
	Dir, ImportPath                              string
	GoFiles, CgoFiles, TestGoFiles, XTestGoFiles []string
	IgnoredGoFiles                               []string
	source                                       *types.Package
	isOpen                                       bool
}

type place struct {
	Path string `json:"path"`
	Line int    `json:"line"`
}

type foundImport struct {
	From      string   `json:"from"`
	Specifier string   `json:"specifier"`
	To        []string `json:"to"`
}

type foundCall struct {
	Path    string  `json:"path"`
	Lines   []int   `json:"lines"`
	Callee  string  `json:"callee"`
	Targets []place `json:"targets"`
}

type findings struct {
	Files   []string      `json:"files"`
	Imports []foundImport `json:"imports"`
	Calls   []foundCall   `json:"calls"`
}

var (
	root     string
	fileSet  = token.NewFileSet()
	packages = map[string]*listed{}
	library  = importer.ForCompiler(fileSet, "source", nil)
	found    = findings{Files: []string{}, Imports: []foundImport{}, Calls: []foundCall{}}
	seen     = map[string]bool{}
)

func main() {
	var err error
	if root, err = filepath.EvalSymlinks(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	var all []*listed
	for _, module := range modules() {
		for _, one := range list(module) {
			packages[one.ImportPath] = one
			all = append(all, one)
		}
	}
	for _, one := range all {
		readImports(one)
		readCalls(one)
	}
	if err := json.NewEncoder(os.Stdout).Encode(found); err != nil {
		os.Exit(1)
	}
}

// Folders with a go.mod, fixtures and foreign code left out.
func modules() []string {
	var folders []string
	filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		name := entry.Name()
		if entry.IsDir() && (name == "testdata" || name == "vendor" || name == "node_modules" || (strings.HasPrefix(name, ".") && path != root)) {
			return filepath.SkipDir
		}
		if name == "go.mod" {
			folders = append(folders, filepath.Dir(path))
		}
		return nil
	})
	return folders
}

var (
	version = regexp.MustCompile(`(?m)^go .*$`)
	newer   = regexp.MustCompile(`(?m)^(toolchain|godebug|tool|ignore) .*$`)
)

// The packages of a module; its go.mod is read as if it had been written for the Go at hand.
func list(folder string) []*listed {
	text, err := os.ReadFile(filepath.Join(folder, "go.mod"))
	if err != nil {
		return nil
	}
	parts := strings.SplitN(strings.TrimPrefix(runtime.Version(), "go"), ".", 3)
	goLine := "go " + strings.Join(parts[:2], ".")
	plain := newer.ReplaceAll(text, nil)
	if version.Match(plain) {
		plain = version.ReplaceAll(plain, []byte(goLine))
	} else {
		plain = append(plain, []byte("\n"+goLine+"\n")...)
	}
	scratch, err := os.MkdirTemp("", "go-oracle-")
	if err != nil {
		return nil
	}
	defer os.RemoveAll(scratch)
	module := filepath.Join(scratch, "go.mod")
	os.WriteFile(module, plain, 0o600)
	if sum, err := os.ReadFile(filepath.Join(folder, "go.sum")); err == nil {
		os.WriteFile(filepath.Join(scratch, "go.sum"), sum, 0o600)
	}
	command := exec.Command("go", "list", "-e", "-mod=mod", "-modfile="+module, "-json", "./...")
	command.Dir = folder
	command.Env = append(os.Environ(), "GOPROXY=off", "GOFLAGS=", "GOWORK=off", "GOTOOLCHAIN=local")
	output, err := command.Output()
	if err != nil && len(output) == 0 {
		fmt.Fprintln(os.Stderr, "go list:", err)
	}
	var all []*listed
	for decoder := json.NewDecoder(bytes.NewReader(output)); ; {
		var one listed
		if decoder.Decode(&one) != nil {
			return all
		}
		if strings.HasPrefix(one.Dir, root) {
			all = append(all, &one)
		}
	}
}

func relative(path string) string {
	local, err := filepath.Rel(root, path)
	if err != nil || strings.HasPrefix(local, "..") {
		return ""
	}
	return filepath.ToSlash(local)
}

// Imports that lead to a folder of the repository; any of its files is right.
func readImports(one *listed) {
	for _, name := range names(one.GoFiles, one.CgoFiles, one.TestGoFiles, one.XTestGoFiles) {
		path := filepath.Join(one.Dir, name)
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			continue
		}
		found.Files = append(found.Files, relative(path))
		for _, spec := range file.Imports {
			specifier, _ := strconv.Unquote(spec.Path.Value)
			target, isOurs := packages[specifier]
			if !isOurs {
				continue
			}
			var to []string
			for _, other := range names(target.GoFiles, target.CgoFiles, target.IgnoredGoFiles) {
				to = append(to, relative(filepath.Join(target.Dir, other)))
			}
			if len(to) > 0 {
				found.Imports = append(found.Imports, foundImport{relative(path), specifier, to})
			}
		}
	}
}

func names(lists ...[]string) []string {
	var all []string
	for _, list := range lists {
		all = append(all, list...)
	}
	return all
}

type ours struct{}

// Import gives packages of the repository and of the standard library.
func (ours) Import(path string) (*types.Package, error) {
	one, isOurs := packages[path]
	if !isOurs {
		if strings.Contains(strings.SplitN(path, "/", 2)[0], ".") {
			return nil, fmt.Errorf("%s lies outside", path)
		}
		return library.Import(path)
	}
	if one.source == nil && !one.isOpen {
		one.isOpen = true
		one.source, _, _ = check(path, one.Dir, one.GoFiles)
	}
	if one.source == nil {
		return nil, fmt.Errorf("%s imports itself", path)
	}
	return one.source, nil
}

func check(path, folder string, list []string) (*types.Package, *types.Info, []*ast.File) {
	var files []*ast.File
	for _, name := range list {
		file, _ := parser.ParseFile(fileSet, filepath.Join(folder, name), nil, parser.SkipObjectResolution)
		if file != nil {
			files = append(files, file)
		}
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}}
	config := types.Config{Importer: ours{}, Error: func(error) {}, FakeImportC: true}
	checked, _ := config.Check(path, fileSet, files, info)
	return checked, info, files
}

func readCalls(one *listed) {
	for _, variant := range []struct {
		path  string
		files []string
	}{
		{one.ImportPath, names(one.GoFiles, one.TestGoFiles)},
		{one.ImportPath + "_test", one.XTestGoFiles},
	} {
		if len(variant.files) == 0 {
			continue
		}
		checked, info, files := check(variant.path, one.Dir, variant.files)
		for _, file := range files {
			ast.Inspect(file, func(node ast.Node) bool {
				if call, isCall := node.(*ast.CallExpr); isCall && !info.Types[call.Fun].IsType() {
					addCall(call, info, checked)
				}
				return true
			})
		}
	}
}

// The name that is called: brackets, and type arguments behind it, aside.
func calledName(function ast.Expr) *ast.Ident {
	switch named := function.(type) {
	case *ast.Ident:
		return named
	case *ast.SelectorExpr:
		return named.Sel
	case *ast.ParenExpr:
		return calledName(named.X)
	case *ast.IndexExpr:
		return calledName(named.X)
	case *ast.IndexListExpr:
		return calledName(named.X)
	}
	return nil
}

func addCall(call *ast.CallExpr, info *types.Info, inside *types.Package) {
	name := calledName(call.Fun)
	if name == nil {
		return
	}
	target := info.Uses[name]
	switch object := target.(type) {
	case *types.Func:
		target = object.Origin()
	case *types.Var:
		target = object.Origin()
		if !object.IsField() && object.Parent() != inside.Scope() && object.Parent() != object.Pkg().Scope() {
			return
		}
	default:
		return
	}
	declared := fileSet.Position(target.Pos())
	path := relative(declared.Filename)
	if target.Pkg() == nil || path == "" || !target.Pos().IsValid() {
		return
	}
	from := fileSet.Position(call.Pos())
	called := fileSet.Position(name.Pos())
	key := fmt.Sprint(from, called)
	if seen[key] {
		return
	}
	seen[key] = true
	found.Calls = append(found.Calls, foundCall{relative(from.Filename), []int{from.Line, called.Line}, name.Name, []place{{path, declared.Line}}})
}
