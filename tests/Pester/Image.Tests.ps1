#Requires -Version 7.4
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.0.0' }

# The cmdlets that ask registries, as far as they go without one. The module must be built.

BeforeDiscovery {
    $cmdlets = 'Get-AcrImage', 'Get-AcrUnsignedImage', 'Test-AcrImageSignature', 'Add-AcrImageSignature', 'Lock-AcrImage', 'Unlock-AcrImage'
}

BeforeAll {
    Import-Module (Resolve-Path "$PSScriptRoot/../../AciSecurity.psd1").Path -Force

    # Nobody listens there: what is asked is an error and no request.
    $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
    $listener.Start()
    $port = $listener.LocalEndpoint.Port
    $listener.Stop()
    $nobody = "http://localhost:$port"
    $other = Join-Path $TestDrive 'other.json'
    Set-Content $other '{ "a": 1 }'
}

Describe '<_>' -ForEach $cmdlets {
    BeforeAll {
        $command = Get-Command $_
        $help = Get-Help $_ -Full
    }

    It 'takes its first argument from the pipeline, whatever it is' {
        $first = $command.Parameters.Values | Where-Object { $_.ParameterSets.Values.ValueFromPipeline -contains $true }
        $first.Name | Should -BeIn 'Registry', 'Image'
        $first.ParameterType | Should -Be ([object[]])
        $command.ParameterSets | ForEach-Object { ($_.Parameters | Where-Object Name -EQ $first.Name).Position | Should -Be 0 }
    }

    It 'takes a user of the registry, a context and a limit' {
        $command.Parameters.Keys | Should -Contain 'Credential'
        $command.Parameters.Keys | Should -Contain 'Context'
        $command.Parameters.Keys | Should -Contain 'ThrottleLimit'
    }

    It 'says which role it takes' {
        $help.alertSet | Out-String | Should -Match 'AcrPull|AcrPush'
    }

    It 'has examples that name no secret' {
        $help.examples.example.code | Should -Not -Match 'ConvertTo-SecureString|-AsPlainText'
    }

    It 'asks first where it changes something' {
        $command.Parameters.ContainsKey('WhatIf') | Should -Be ($command.Verb -in 'Add', 'Lock', 'Unlock')
    }

    It 'refuses nothing, and an empty list' {
        { & $command $null -ErrorAction Stop } | Should -Throw -ErrorId "ParameterArgumentValidationError*"
        { & $command @() -ErrorAction Stop } | Should -Throw -ErrorId "ParameterArgumentValidationError*"
    }
}

Describe 'A registry' {
    It 'is not <Name>' -ForEach @(
        @{ Name = 'a sentence'; Registry = 'no registry' }
        @{ Name = 'an address without TLS'; Registry = 'http://registry.contoso.example' }
        @{ Name = 'an address with a password'; Registry = 'https://auditor:word@registry.contoso.example' }
        @{ Name = 'a number'; Registry = 3 }
        @{ Name = 'an object without a login server'; Registry = [pscustomobject]@{ Name = 'contoso' } }
    ) {
        Get-AcrImage $Registry -ErrorVariable errors -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $errors | Should -HaveCount 1
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'AciSecurity.RegistryInvalid,*'
        $errors[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
        "$($errors[0])" | Should -Not -Match ':word@'
    }
}

Describe 'An image' {
    It 'is not <_>' -ForEach 'contoso', 'contoso.azurecr.io/Team/App:v1', 'contoso.azurecr.io/team/app@sha256:12', 'contoso.azurecr.io/team/app:-v1' {
        foreach ($cmdlet in 'Test-AcrImageSignature', 'Lock-AcrImage', 'Unlock-AcrImage') {
            & $cmdlet $_ -ErrorVariable errors -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            $errors[0].FullyQualifiedErrorId | Should -BeLike 'AciSecurity.ImageNameInvalid,*'
        }

        Add-AcrImageSignature $_ -CertificatePath $other -ErrorVariable errors -ErrorAction SilentlyContinue
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'AciSecurity.ImageNameInvalid,*'
    }

    It 'has a digest of 64 digits' {
        { Get-AcrImage $nobody -Digest sha256:12 -ErrorAction Stop } | Should -Throw -ErrorId 'AciSecurity.ImageNameInvalid,*'
    }
}

Describe 'Test-AcrImageSignature' {
    It 'is False where nothing could be read' {
        Test-AcrImageSignature contoso -Quiet -ErrorAction SilentlyContinue | Should -BeExactly $false
        @() | Test-AcrImageSignature -Quiet | Should -BeExactly $false
    }

    It 'says which file is wrong before it asks anybody: <Parameter>' -ForEach @(
        @{ Parameter = 'PublicKey'; Id = 'AciSecurity.PublicKeyInvalid' }
        @{ Parameter = 'TrustedRoot'; Id = 'AciSecurity.TrustedRootInvalid' }
        @{ Parameter = 'TrustPolicy'; Id = 'AciSecurity.TrustPolicyInvalid' }
        @{ Parameter = 'RootFile'; Id = 'AciSecurity.TrustRootInvalid' }
    ) {
        $trust = @{ $Parameter = $other }
        Test-AcrImageSignature "$nobody/team/app:v1" @trust -ErrorVariable errors -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $errors[0].FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $errors[0].TargetObject | Should -Be $other
    }

    It 'wants whole ids of root keys' {
        Test-AcrImageSignature "$nobody/team/app:v1" -RootKeyId 4b2a -ErrorVariable errors -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $errors[0].FullyQualifiedErrorId | Should -BeLike 'AciSecurity.RootKeyInvalid,*'
    }
}

Describe 'Add-AcrImageSignature' {
    It 'wants a key, and one only' {
        $sets = (Get-Command Add-AcrImageSignature).ParameterSets
        $sets.Name | Should -Be 'CertificateFile', 'KeyVault'
        { Add-AcrImageSignature "$nobody/team/app:v1" -CertificatePath $other -KeyVaultCertificateId https://contoso.vault.azure.net/certificates/release } | Should -Throw -ErrorId 'AmbiguousParameterSet*'
    }

    It 'makes JWS or COSE' {
        (TabExpansion2 'Add-AcrImageSignature -Format c' 31).CompletionMatches.CompletionText | Should -Be 'Cose'
        { Add-AcrImageSignature "$nobody/team/app:v1" -CertificatePath $other -Format Pgp } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }
}

Describe 'Get-Help about_AciSecurity_Signature' {
    It 'finds the topic' {
        Get-Help about_AciSecurity_Signature | Out-String | Should -Match 'Who is trusted|WHO IS TRUSTED'
    }
}
