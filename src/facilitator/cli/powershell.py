"""Completion in PowerShell, which click does not know.

The shell gives the words before the one that is being typed, a word a line, and that one apart. It
is given back the kind, the value and the help of each, a completion a line; files it finds itself.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, ClassVar

from click.shell_completion import ShellComplete

from facilitator.core.base.text import clean_line

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

SCRIPT = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($begun, $line, $cursor)
    $text = [System.Management.Automation.Language.StringConstantExpressionAst]
    $before = $line.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursor }
    $words = $before | ForEach-Object { if ($_ -is $text) { $_.Value } else { $_.Extent.Text } }
    $begun = $begun -replace '^["'']|["'']$', ''
    $encoding = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $env:PYTHONIOENCODING = 'utf-8'
        $env:%(complete_var)s = 'powershell_complete'
        $env:COMP_WORDS = @($words) -join "`n"
        $env:COMP_BEGUN = $begun
        %(prog_name)s | ForEach-Object {
            $kind, $value, $help = $_ -split "`t", 3
            if ($kind -ne 'plain') {
                [System.Management.Automation.CompletionCompleters]::CompleteFilename($begun)
            } else {
                $quoted = "'" + ($value -replace "'", "''") + "'"
                $typed = if ($value -match '[^\\w+=:./\\\\-]') { $quoted } else { $value }
                [System.Management.Automation.CompletionResult]::new(
                    $typed, $value, 'ParameterValue', $help)
            }
        }
    } finally {
        [Console]::OutputEncoding = $encoding
        'PYTHONIOENCODING', '%(complete_var)s', 'COMP_WORDS', 'COMP_BEGUN' |
            ForEach-Object { Remove-Item -ErrorAction Ignore Env:$_ }
    }
}
"""


class PowerShell(ShellComplete):
    """What click has for other shells."""

    name: ClassVar[str] = "powershell"
    source_template: ClassVar[str] = SCRIPT

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words after the program's name, and the beginning of the one being typed."""
        return os.environ["COMP_WORDS"].split("\n")[1:], os.environ.get("COMP_BEGUN", "")

    def format_completion(self, item: CompletionItem) -> str:
        """Write a completion; its help may not be empty."""
        return f"{item.type}\t{item.value}\t{clean_line(item.help or '') or item.value}"
