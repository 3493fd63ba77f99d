#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

# Passwords of registries, as far as that goes without Azure. The module must be built.

BeforeAll {
    Import-Module (Resolve-Path "$PSScriptRoot/../../AciSecurity.psd1").Path -Force
    $journal = Join-Path $TestDrive 'journal.jsonl'
}

Describe 'Reset-AcrCredential' {
    BeforeAll { $command = Get-Command Reset-AcrCredential }

    It 'takes registries from the pipeline, whatever they are' {
        $command.Parameters.Registry.ParameterType | Should -Be ([object[]])
        $command.ParameterSets | ForEach-Object { ($_.Parameters | Where-Object Name -EQ Registry).ValueFromPipeline | Should -BeTrue }
    }

    It 'asks before it replaces a password' {
        $command.Parameters.Keys | Should -Contain 'WhatIf'
        [System.Attribute]::GetCustomAttribute($command.ImplementingType, [System.Management.Automation.CmdletAttribute]).ConfirmImpact | Should -Be High
    }

    It 'has no switch that makes a password without an end, and none that shows one' {
        $command.Parameters.Values | Where-Object SwitchParameter | ForEach-Object Name | Where-Object { $_ -match 'Never|Plain|Text' } | Should -BeNullOrEmpty
    }

    It 'names what it cannot do before anybody is asked: <Why>' -ForEach @(
        @{ Why = 'no time left'; Arguments = @{ Token = 'ci'; ExpiresIn = [timespan]::Zero }; Id = 'AciSecurity.CredentialExpiryInvalid' }
        @{ Why = 'more than a year'; Arguments = @{ Token = 'ci'; ExpiresOn = [datetime]::MaxValue }; Id = 'AciSecurity.CredentialExpiryInvalid' }
        @{ Why = 'no secret'; Arguments = @{ KeyVaultSecretId = 'https://contoso.vault.azure.net/keys/acr' }; Id = 'AciSecurity.KeyVaultSecretInvalid' }
        @{ Why = 'a version'; Arguments = @{ KeyVaultSecretId = 'https://contoso.vault.azure.net/secrets/acr/0123' }; Id = 'AciSecurity.KeyVaultSecretInvalid' }
    ) {
        { Reset-AcrCredential contoso @Arguments -JournalPath $journal -Confirm:$false } | Should -Throw -ErrorId "$Id,*"
        $journal | Should -Not -Exist
    }
}
