#Requires -Version 7.4

# Runs remediate.ps1 against a simulated Azure on this machine: seen first, then for real, then undone. It needs the simulator:
# dotnet build tests/AciSecurity.Simulator
$ErrorActionPreference = 'Stop'
Import-Module $PSScriptRoot/../../AciSecurity.psd1
. $PSScriptRoot/../simulated-azure.ps1

$azure = Start-SimulatedAzure
$journal = [System.IO.Path]::GetTempFileName()
try {
    # Somebody who may change everything there.
    $password = [System.Net.NetworkCredential]::new('', 'not-a-real-secret-of-the-operator').SecurePassword
    Connect-AciSecurity -ServicePrincipal -Credential ([pscredential]::new('22222222-0000-4000-8000-000000000002', $password)) -TenantId $azure.TenantId -Environment $azure.Environment

    '--- seen first'
    & $PSScriptRoot/remediate.ps1 -SubscriptionId Production -JournalPath $journal -WhatIf
    '--- repaired'
    & $PSScriptRoot/remediate.ps1 -SubscriptionId Production -JournalPath $journal -Confirm:$false
    '--- undone'
    Undo-AciSecurityRepair -JournalPath $journal -Confirm:$false | ForEach-Object { "$($_.State) $($_.ResourceId.Substring($_.ResourceId.LastIndexOf('/') + 1))" }
}
finally {
    $azure.Process.Kill()
    $azure.Process.Dispose()
    [System.IO.File]::Delete($journal)
}
