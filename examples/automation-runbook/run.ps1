#Requires -Version 7.4

# Runs runbook.ps1 as a job of Azure Automation would, against a simulated Azure on this machine. The blobs that it writes are in the
# folder blobs beside this script afterwards. It needs the simulator: dotnet build tests/AciSecurity.Simulator
param(
    [string[]] $SubscriptionId = @(),

    [ValidateSet('Critical', 'High', 'Medium', 'Low', 'Informational')]
    [string] $FailOn = 'High',

    [string] $Policy
)

$ErrorActionPreference = 'Stop'
Import-Module $PSScriptRoot/../../AciSecurity.psd1

. $PSScriptRoot/../simulated-azure.ps1

$azure = Start-SimulatedAzure contoso, --blobs, "$PSScriptRoot/blobs"
try {
    # What a sandbox of Azure Automation has.
    $env:IDENTITY_ENDPOINT = $azure.IdentityEndpoint
    $env:IDENTITY_HEADER = $azure.IdentityHeader
    $env:AUTOMATION_ASSET_ACCOUNTID = '00000000-0000-4000-8000-000000000000'

    & $PSScriptRoot/runbook.ps1 -SubscriptionId $SubscriptionId -Container "$($azure.Environment.BlobService)contosoaudit/reports" -FailOn $FailOn -Policy $Policy -Environment $azure.Environment
}
finally {
    $env:IDENTITY_ENDPOINT = $env:IDENTITY_HEADER = $env:AUTOMATION_ASSET_ACCOUNTID = $null
    $azure.Process.Kill()
    $azure.Process.Dispose()
}
